package io.mien.stream.bench;

import java.util.Arrays;

/** Times from capture to event, in milliseconds. Immutable. */
final class Latencies {

  private final double[] sorted;

  /**
   * @param millis at least one, in any order
   */
  Latencies(double[] millis) {
    if (millis.length == 0) {
      throw new IllegalArgumentException("no latencies");
    }
    sorted = millis.clone();
    Arrays.sort(sorted);
  }

  /**
   * The time that such a share of all does not exceed.
   *
   * @param share in (0, 1]
   */
  double quantile(double share) {
    return Statistics.quantile(sorted, share);
  }
}
