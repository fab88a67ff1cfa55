package io.mien.stream.topology;

import io.mien.recognition.MienException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells a bad frame from a stage that fails on all of them: a device that is gone, a file that was
 * overwritten. One that fails on many frames in a row will fail on the next one too, and goes on
 * only to set every frame aside, so the application stops instead. One instance serves all threads.
 */
final class FailureLimit {

  private final String stage;
  private final int most;
  private final AtomicInteger inARow = new AtomicInteger();

  /**
   * @param stage for a person, as the begin of a sentence
   * @param most failures in a row that are still believed to be the frames' fault
   */
  FailureLimit(String stage, int most) {
    this.stage = stage;
    this.most = most;
  }

  void succeeded() {
    // Written only where it changes something: all threads come by here with every frame.
    if (inARow.get() != 0) {
      inARow.set(0);
    }
  }

  /**
   * Counts a failure.
   *
   * @throws MienException if it is one too many
   */
  void failed(RuntimeException failure) {
    int failures = inARow.incrementAndGet();
    if (failures > most) {
      throw new MienException(
          "%s failed on %d frames in a row, at last with %s".formatted(stage, failures, failure));
    }
  }
}
