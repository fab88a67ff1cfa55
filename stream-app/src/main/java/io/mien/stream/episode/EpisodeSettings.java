package io.mien.stream.episode;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What counts as an episode. All times are the camera's.
 *
 * @param minimum an emotion that is shown for less is no episode
 * @param gap for that long a face may show something else, or nothing clearly, without ending it
 * @param update how often the topic is told that it goes on
 */
public record EpisodeSettings(Duration minimum, Duration gap, Duration update) {

  /**
   * Expressions of emotion last from half a second to four (Ekman, "Darwin, deception, and facial
   * expression", 2003).
   */
  public static final EpisodeSettings DEFAULT =
      new EpisodeSettings(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(5));

  public EpisodeSettings {
    requireNotNegative("minimum", minimum);
    requireNotNegative("gap", gap);
    requireNotNegative("update", update);
    if (update.isZero()) {
      throw new IllegalArgumentException("update is positive: " + update);
    }
  }

  private static void requireNotNegative(String name, Duration value) {
    if (requireNonNull(value, name).isNegative()) {
      throw new IllegalArgumentException("%s is not negative: %s".formatted(name, value));
    }
  }
}
