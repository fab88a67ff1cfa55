package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * How faces are followed.
 *
 * @param timeout a face unseen for longer has left; one that is not confirmed yet, already if
 *     frames do not show it for a quarter of that
 * @param confirmation frames that confirm a track: what is seen less often may be no face
 * @param minScore a detection below it, in [0, 1], goes on with a track and begins none
 */
public record TrackerSettings(Duration timeout, int confirmation, float minScore) {

  public static final Duration TIMEOUT = Duration.ofSeconds(2);

  public static final int CONFIRMATION = 3;

  private static final int UNCONFIRMED_SHARE = 4;

  public TrackerSettings {
    requireNonNull(timeout, "timeout");
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout is positive: " + timeout);
    }
    if (confirmation < 1) {
      throw new IllegalArgumentException("confirmation is at least 1: " + confirmation);
    }
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("minScore lies in [0, 1]: " + minScore);
    }
  }

  /** Whether enough frames showed it. */
  public boolean isConfirmed(Track track) {
    return track.frames() >= confirmation;
  }

  /** Whether a face last seen then has left. */
  boolean isGone(Track track, Instant now) {
    return track.seenAt().plus(timeout).isBefore(now);
  }

  /**
   * Whether a track that a frame of now does not show was nothing. It is asked after that frame, so
   * that cameras with few frames a second get a second look at every face.
   */
  boolean isRefuted(Track track, Instant now) {
    Duration patience = timeout.dividedBy(UNCONFIRMED_SHARE);
    return !isConfirmed(track) && track.seenAt().plus(patience).isBefore(now);
  }
}
