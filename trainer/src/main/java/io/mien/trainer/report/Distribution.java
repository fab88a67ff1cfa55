package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** Named values whose distribution a {@link HistogramChart} shows. Immutable. */
public final class Distribution {

  private final String name;
  private final double[] values;

  /**
   * @throws IllegalArgumentException if there are no values or one is not finite
   */
  public Distribution(String name, double... values) {
    this.name = requireNonNull(name, "name");
    this.values = values.clone();
    if (values.length == 0 || !Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(name + " needs values, all of them finite");
    }
  }

  public String name() {
    return name;
  }

  double min() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double max() {
    return Arrays.stream(values).max().orElseThrow();
  }

  double mean() {
    return Arrays.stream(values).average().orElseThrow();
  }

  /**
   * The share of the values in each bin of [low, high]; values beyond count in the outermost bins,
   * so that nothing is hidden.
   */
  double[] shares(double low, double high, int bins) {
    double[] shares = new double[bins];
    for (double value : values) {
      int bin = (int) Math.floor((value - low) / (high - low) * bins);
      shares[Math.max(0, Math.min(bins - 1, bin))] += 1.0 / values.length;
    }
    return shares;
  }
}
