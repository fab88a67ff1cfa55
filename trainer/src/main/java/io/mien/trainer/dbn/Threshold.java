package io.mien.trainer.dbn;

/**
 * A threshold that is given, or found in what training itself shows first.
 *
 * @param calibrated whether {@code value} is a quantile of what the first epochs show rather than
 *     the threshold itself
 * @param value the threshold, or a quantile in (0, 1)
 */
public record Threshold(boolean calibrated, double value) {

  public Threshold {
    if (Double.isNaN(value) || (calibrated && !(value > 0 && value < 1))) {
      throw new IllegalArgumentException(
          calibrated ? "a quantile lies in (0, 1): " + value : "a threshold is a number: " + value);
    }
  }

  /** This very value. */
  public static Threshold absolute(double value) {
    return new Threshold(false, value);
  }

  /** The quantile of what the first epochs show. */
  public static Threshold quantile(double share) {
    return new Threshold(true, share);
  }
}
