package io.mien.stream.replay;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.time.Instant;

/** From one instant to another one, both included. */
public record TimeRange(Instant from, Instant to) {

  public TimeRange {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new MienException("--to (%s) is before --from (%s)".formatted(to, from));
    }
  }

  boolean includes(long epochMillis) {
    return epochMillis >= from.toEpochMilli() && epochMillis <= to.toEpochMilli();
  }
}
