package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long the answer about a track may be repeated before the model has to look again: twice as
 * long as it stood the last time while the track goes on showing the same, up to a longest time,
 * and not at all once it shows something else. So a face at rest costs a few judgments a second and
 * one in motion is judged on every frame. Thread-safe.
 */
final class JudgingPace {

  /**
   * Half the sum of the differences between what the model says and what the track shows; above it
   * the face shows something else. What that saves and costs is told in ARCHITECTURE.md.
   */
  static final double STEADY = 0.15;

  private final Duration longest;

  JudgingPace(Duration longest) {
    this.longest = requireNonNull(longest, "longest");
  }

  /**
   * For how long a new judgment stands.
   *
   * @param before what was known of the track; null if it was never judged
   * @param now what the model says
   * @param at capture of the judged frame
   */
  Duration valid(@Nullable TrackMemory before, Probabilities now, Instant at, boolean confirmed) {
    if (before == null || !confirmed || !isSteady(before.smoothed().probabilities(), now)) {
      return Duration.ZERO;
    }
    Duration elapsed = Duration.between(before.last().at(), at);
    // What stood for so long that it was forgotten says nothing about what comes.
    Duration twice = elapsed.compareTo(longest) > 0 ? longest : elapsed.multipliedBy(2);
    return twice.compareTo(longest) > 0 ? longest : twice;
  }

  private static boolean isSteady(Probabilities shown, Probabilities now) {
    if (!Set.copyOf(shown.labels()).equals(Set.copyOf(now.labels()))) {
      return false;
    }
    double difference = 0;
    for (Emotion emotion : now.labels()) {
      difference += Math.abs(shown.of(emotion) - now.of(emotion));
    }
    return difference / 2 <= STEADY;
  }
}
