package io.mien.stream.smooth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a track's probabilities become one calm answer.
 *
 * @param halfLife after that time a frame counts half; zero takes every frame as it is
 * @param hysteresis lead in probability, in [0, 1], that another emotion needs to be shown instead,
 *     and that an uncertain face needs beyond {@code minConfidence} to show one
 * @param minConfidence below this smoothed probability nothing is shown, in [0, 1]; 0 always shows
 *     the most probable emotion
 */
public record SmoothingSettings(Duration halfLife, double hysteresis, double minConfidence) {

  /**
   * Expressions last from half a second to four (Ekman, "Darwin, deception, and facial expression",
   * 2003): the shortest of them still reaches two thirds of its height.
   */
  public static final Duration HALF_LIFE = Duration.ofMillis(300);

  public static final double HYSTERESIS = 0.1;

  /**
   * Of validation faces that the default bundle answers for with at least that confidence nine in
   * ten are right, and five in six faces have it: trainer/RESULTS.md, "When to abstain".
   */
  public static final double MIN_CONFIDENCE = 0.6;

  public SmoothingSettings {
    requireNonNull(halfLife, "halfLife");
    if (halfLife.isNegative()) {
      throw new IllegalArgumentException("halfLife is not negative: " + halfLife);
    }
    requireShare("hysteresis", hysteresis);
    requireShare("minConfidence", minConfidence);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s lies in [0, 1]: %s".formatted(name, value));
    }
  }
}
