package io.mien.stream.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ties positions within a source to the clock: its start is when the first frame was there. */
final class Pacer {

  private final Pace pace;
  private final InstantSource clock;
  private final CountDownLatch stopped;
  private @Nullable Instant start;

  Pacer(Pace pace, InstantSource clock, CountDownLatch stopped) {
    this.pace = pace;
    this.clock = clock;
    this.stopped = stopped;
  }

  /** When a frame at that position is taken: the start plus the position. */
  Instant timeOf(Duration position) {
    if (start == null) {
      start = clock.instant().minus(position);
    }
    return start.plus(position);
  }

  /**
   * Waits until then, or not at all if that is not the pace.
   *
   * @return false if stopped or interrupted; an interrupted thread stays so
   */
  boolean await(Instant time) {
    if (pace == Pace.SOURCE_RATE) {
      long nanos = Duration.between(clock.instant(), time).toNanos();
      try {
        return !stopped.await(nanos, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return stopped.getCount() > 0 && !Thread.currentThread().isInterrupted();
  }
}
