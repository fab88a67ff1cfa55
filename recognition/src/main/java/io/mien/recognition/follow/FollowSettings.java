package io.mien.recognition.follow;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How often faces are looked for, and which are followed in between.
 *
 * @param detectEvery capture time from one detection to the next; zero detects on every frame
 * @param confirmation detections that have to show a face before it is followed: what is seen less
 *     often may be no face, and following it would only make it last
 * @param timeout a camera that sends nothing for longer is forgotten
 */
public record FollowSettings(Duration detectEvery, int confirmation, Duration timeout) {

  /** Nothing is followed: every frame is searched. */
  public static final FollowSettings NONE =
      new FollowSettings(Duration.ZERO, 1, Duration.ofSeconds(2));

  public FollowSettings {
    requireNonNull(detectEvery, "detectEvery");
    requireNonNull(timeout, "timeout");
    if (detectEvery.isNegative()) {
      throw new IllegalArgumentException("detectEvery is not negative: " + detectEvery);
    }
    if (confirmation < 1) {
      throw new IllegalArgumentException("confirmation is at least 1: " + confirmation);
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is positive: " + timeout);
    }
  }

  /** Whether faces are followed at all. */
  public boolean isOn() {
    return !detectEvery.isZero();
  }
}
