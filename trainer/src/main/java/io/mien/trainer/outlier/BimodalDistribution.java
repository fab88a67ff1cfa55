package io.mien.trainer.outlier;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Losses of training samples, of which most have been learned and some have not: two humps. Source:
 * P. Slade and T. Gedeon, Bimodal Distribution Removal (IWANN 1993).
 *
 * @param mean M1, of all losses
 * @param variance of all losses
 * @param above how many lie above M1
 * @param aboveMean M2, the mean of those above M1
 * @param aboveDeviation std2, their standard deviation
 */
public record BimodalDistribution(
    double mean, double variance, int above, double aboveMean, double aboveDeviation) {

  /**
   * Measures losses.
   *
   * @param losses at least one, all finite
   */
  public static BimodalDistribution of(double[] losses) {
    if (losses.length == 0 || !Arrays.stream(losses).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(losses.length + " losses, not all of them finite");
    }
    double mean = mean(losses);
    double[] above = Arrays.stream(losses).filter(loss -> loss > mean).toArray();
    double aboveMean = above.length == 0 ? mean : mean(above);
    return new BimodalDistribution(
        mean,
        variance(losses, mean),
        above.length,
        aboveMean,
        above.length == 0 ? 0 : Math.sqrt(variance(above, aboveMean)));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values, double mean) {
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }

  /** M2 + k std2: samples of more than that are removed. */
  public double threshold(double k) {
    return aboveMean + k * aboveDeviation;
  }

  /** Places of the losses above the threshold, in order. */
  public int[] outliers(double[] losses, double k) {
    double threshold = threshold(k);
    return IntStream.range(0, losses.length).filter(i -> losses[i] > threshold).toArray();
  }
}
