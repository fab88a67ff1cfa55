package io.mien.stream.demo;

import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import java.time.Duration;
import java.util.Optional;

/**
 * A source that stays in the present: it takes a frame only when there is room for it, and leaves
 * out those whose time has passed meanwhile. Live sources leave them out by themselves. A file that
 * is decoded more slowly than it should be shown is shown more slowly.
 */
final class PresentSource implements FrameSource {

  private static final Duration LATE = Duration.ofMillis(100);

  /** Of leaving out frames; who has not caught up by then never will. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final FrameSource source;
  private final InFlight inFlight;
  private long start = -1;
  private Duration behind = Duration.ZERO;
  private long dropped;

  PresentSource(FrameSource source, InFlight inFlight) {
    this.source = source;
    this.inFlight = inFlight;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean live() {
    return source.live();
  }

  @Override
  public long dropped() {
    return dropped + source.dropped();
  }

  @Override
  public Optional<CapturedFrame> next() {
    inFlight.enter();
    Optional<CapturedFrame> frame = Optional.empty();
    try {
      frame = present();
      return frame;
    } finally {
      if (frame.isEmpty()) {
        inFlight.leave();
      }
    }
  }

  private Optional<CapturedFrame> present() {
    long since = System.nanoTime();
    Optional<CapturedFrame> frame = source.next();
    while (frame.isPresent() && lateness(frame.get()).compareTo(LATE) > 0) {
      if (System.nanoTime() - since > PATIENCE.toNanos()) {
        behind = behind.plus(lateness(frame.get()));
        break;
      }
      dropped++;
      frame = source.next();
    }
    return frame.map(f -> f.at(f.position().plus(behind)));
  }

  private Duration lateness(CapturedFrame frame) {
    long now = System.nanoTime();
    if (start < 0) {
      start = now - frame.position().toNanos();
    }
    return live()
        ? Duration.ZERO
        : Duration.ofNanos(now - start).minus(frame.position()).minus(behind);
  }

  @Override
  public void close() {
    source.close();
  }
}
