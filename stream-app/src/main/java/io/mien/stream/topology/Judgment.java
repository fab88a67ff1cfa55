package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.EmotionEstimate;
import java.time.Duration;
import java.time.Instant;

/**
 * What the model said of a track last.
 *
 * @param at capture of the frame that it looked at
 * @param byExpert whether a child model decided
 * @param bundle SHA-256 of the bundle that answered
 * @param valid for how long the answer may be repeated
 */
record Judgment(
    Instant at, EmotionEstimate estimate, boolean byExpert, String bundle, Duration valid) {

  Judgment {
    requireNonNull(at, "at");
    requireNonNull(estimate, "estimate");
    requireNonNull(bundle, "bundle");
    requireNonNull(valid, "valid");
  }

  /** Whether it still stands for a frame of that time. */
  boolean standsAt(Instant capturedAt) {
    return capturedAt.isBefore(at.plus(valid));
  }
}
