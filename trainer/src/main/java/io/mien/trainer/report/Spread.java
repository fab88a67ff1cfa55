package io.mien.trainer.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * Mean and standard deviation (with n - 1) of what several seeds gave.
 *
 * @param deviation 0 for a single one
 */
public record Spread(double mean, double deviation) {

  /** Of at least one value. */
  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Spread(mean, values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0);
  }

  /** Of shares in [0, 1]. */
  public String percent() {
    return String.format(Locale.ROOT, "%.2f %% ± %.2f", 100 * mean, 100 * deviation);
  }

  /** One deviation below the mean, but not below 0. */
  public double low() {
    return Math.max(0, mean - deviation);
  }

  /** One deviation above the mean. */
  public double high() {
    return mean + deviation;
  }
}
