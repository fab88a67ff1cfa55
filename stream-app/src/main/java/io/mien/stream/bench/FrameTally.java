package io.mien.stream.bench;

import io.mien.recognition.MienException;
import io.mien.recognition.StageLatencies;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.metrics.SilentMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the application says it has worked on, to hold it against what can be read. */
final class FrameTally extends SilentMetrics {

  private final LongAdder frames = new LongAdder();
  private final LongAdder faces = new LongAdder();
  private final LongAdder setAside = new LongAdder();

  @Override
  public void recognized(
      int found, List<String> emotions, StageLatencies latencies, Duration delay) {
    frames.increment();
    faces.add(found);
  }

  @Override
  public void setAside(DeadLetterReason reason) {
    setAside.increment();
  }

  /** Frames that are done so far, recognized or set aside, whether or not they are committed. */
  long done() {
    return frames.sum() + setAside.sum();
  }

  /**
   * Compares the books when all is done.
   *
   * @param sent frames that went in
   * @param events that were committed
   * @throws MienException if a frame or an event is missing, or there is one too many
   */
  void require(long sent, long events) {
    if (frames.sum() != sent || faces.sum() != events) {
      throw new MienException(
          "the books do not agree: %d frames were sent and %d worked on, with %d faces, and %d events are committed; run it again with --verbose"
              .formatted(sent, frames.sum(), faces.sum(), events));
    }
  }
}
