package io.mien.stream.demo;

import io.mien.stream.capture.CapturedFrame;
import io.mien.stream.capture.FrameSource;
import java.time.Duration;
import java.util.Optional;

/**
 * A source that stays in the present: it takes a frame only when there is room for it, and leaves
 * out those whose time has passed meanwhile. Live sources leave them out by themselves.
 */
final class PresentSource implements FrameSource {

  private static final Duration LATE = Duration.ofMillis(100);

  private final FrameSource source;
  private final InFlight inFlight;
  private long start = -1;
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
    Optional<CapturedFrame> frame = source.next();
    while (frame.isPresent() && isLate(frame.get())) {
      dropped++;
      frame = source.next();
    }
    return frame;
  }

  private boolean isLate(CapturedFrame frame) {
    long now = System.nanoTime();
    if (start < 0) {
      start = now - frame.position().toNanos();
    }
    return !live() && now - start - frame.position().toNanos() > LATE.toNanos();
  }

  @Override
  public void close() {
    source.close();
  }
}
