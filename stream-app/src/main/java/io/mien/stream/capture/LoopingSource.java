package io.mien.stream.capture;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A source that begins again whenever it ends; its positions go on. */
final class LoopingSource implements FrameSource {

  /** Between the last frame and the first of the next round, if there was only one frame. */
  private static final Duration SINGLE = Duration.ofSeconds(1);

  private final Supplier<FrameSource> open;
  private FrameSource source;
  private Duration offset = Duration.ZERO;
  private Duration last = Duration.ZERO;
  private Duration interval = SINGLE;
  private long framesOfRound;
  private long droppedBefore;

  /**
   * @param first already opened, and owned from now on
   * @param open opens it again
   */
  LoopingSource(FrameSource first, Supplier<FrameSource> open) {
    this.source = first;
    this.open = open;
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
    return droppedBefore + source.dropped();
  }

  @Override
  public Optional<CapturedFrame> next() {
    Optional<CapturedFrame> frame = source.next();
    if (frame.isEmpty() && framesOfRound > 0 && !Thread.currentThread().isInterrupted()) {
      again();
      frame = source.next();
    }
    return frame.map(this::moved);
  }

  private void again() {
    droppedBefore += source.dropped();
    source.close();
    source = open.get();
    offset = last.plus(interval);
    framesOfRound = 0;
  }

  private CapturedFrame moved(CapturedFrame frame) {
    Duration position = offset.plus(frame.position());
    if (framesOfRound > 0 && position.compareTo(last) > 0) {
      interval = position.minus(last);
    }
    framesOfRound++;
    last = position;
    return frame.at(position);
  }

  @Override
  public void close() {
    source.close();
  }
}
