package io.mien.stream.capture;

import java.time.Duration;
import java.util.Optional;

/** At most so many frames a second of another source, chosen by their position. */
final class ThinnedSource implements FrameSource {

  /** Containers round to milliseconds; a video of exactly that rate shall keep every frame. */
  private static final double ROUNDING = .05;

  private final FrameSource source;
  private final double fps;
  private long nextSlot;

  /** Owns the source. */
  ThinnedSource(FrameSource source, double fps) {
    this.source = source;
    this.fps = fps;
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
    return source.dropped();
  }

  @Override
  public Optional<CapturedFrame> next() {
    Optional<CapturedFrame> frame = source.next();
    while (frame.isPresent() && slot(frame.get().position()) < nextSlot) {
      frame = source.next();
    }
    frame.ifPresent(f -> nextSlot = slot(f.position()) + 1);
    return frame;
  }

  private long slot(Duration position) {
    return (long) Math.floor(position.toNanos() / 1e9 * fps + ROUNDING);
  }

  @Override
  public void close() {
    source.close();
  }
}
