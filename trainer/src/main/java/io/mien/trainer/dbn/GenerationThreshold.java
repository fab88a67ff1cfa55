package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * theta_G: given, or the quantile of the walks of the calibration passes. Walking distance scales
 * with the square of the learning rate, and with momentum; a quantile does not care. Not
 * thread-safe.
 */
final class GenerationThreshold {

  private final GrowthOptions options;
  private final int from;
  private final List<Double> shown = new ArrayList<>();
  private @Nullable Double value;

  /**
   * @param from the pass, counted from 1, from which on walks count for the calibration
   */
  GenerationThreshold(GrowthOptions options, int from) {
    this.options = options;
    this.from = from;
    if (!options.generation().calibrated()) {
      value = options.generation().value();
    }
  }

  /**
   * The threshold to hold the walks of a pass against; empty while calibrating. The pass that ends
   * the calibration is not held against what it calibrated.
   */
  OptionalDouble after(int epoch, double[] walks) {
    if (value != null) {
      return OptionalDouble.of(value);
    }
    if (epoch >= from) {
      for (double walk : walks) {
        shown.add(walk);
      }
    }
    if (epoch >= from + options.calibrationEpochs() - 1) {
      value = quantile(shown, options.generation().value());
    }
    return OptionalDouble.empty();
  }

  private static double quantile(List<Double> values, double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  @Nullable Double value() {
    return value;
  }

  List<Double> shown() {
    return shown;
  }

  void restore(@Nullable Double known, List<Double> seen) {
    value = known;
    shown.clear();
    shown.addAll(seen);
  }
}
