package io.mien.stream.bench;

import java.util.Arrays;

/** Figures of samples. */
final class Statistics {

  private Statistics() {}

  /** The middle one, or the mean of the two in the middle. */
  static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * The smallest sample that so many of all do not exceed (nearest rank).
   *
   * @param sorted ascending, at least one
   * @param share in (0, 1]
   */
  static double quantile(double[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Slope of the straight line with the least squares through points; 0 for a single one. */
  static double slope(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(0);
    double meanY = Arrays.stream(y).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return squares > 0 ? products / squares : 0;
  }
}
