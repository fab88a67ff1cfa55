package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Tracks whose times belong together: a camera's clock may leap, and times on both sides of a leap
 * cannot be subtracted.
 *
 * @param startedAt capture of its first frame
 * @param at capture of its newest frame
 * @param tracks those that live, in the order in which they began
 */
public record Timeline(Instant startedAt, Instant at, List<Track> tracks) {

  public Timeline {
    requireNonNull(startedAt, "startedAt");
    requireNonNull(at, "at");
    tracks = List.copyOf(tracks);
  }

  /** Whether a frame of that time belongs here: neither long before nor long after the newest. */
  boolean includes(Instant capturedAt, Duration timeout) {
    return Duration.between(at, capturedAt).abs().compareTo(timeout) <= 0;
  }

  /** How long it has lasted. */
  Duration length() {
    return Duration.between(startedAt, at);
  }
}
