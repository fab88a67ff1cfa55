package io.mien.stream.capture;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Frames that a test made itself. */
final class ListSource implements FrameSource {

  private final Iterator<CapturedFrame> frames;

  ListSource(List<CapturedFrame> frames) {
    this.frames = frames.iterator();
  }

  @Override
  public String name() {
    return "a list";
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public Optional<CapturedFrame> next() {
    return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
  }

  @Override
  public void close() {}
}
