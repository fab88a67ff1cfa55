package io.mien.stream.analyze;

import java.util.HashMap;
import java.util.Map;

/**
 * Holds publishers back while the topology is behind: what is published and not yet processed lies
 * on the disk, and a long video would fill it.
 */
final class Backlog {

  /** Enough to keep every thread busy between two looks at the progress. */
  private static final int MOST_FRAMES = 512;

  private final Map<Input, Long> published = new HashMap<>();
  private long processed;
  private boolean stopped;

  /** Tells how many frames of a source are published so far, and waits if that is too many. */
  synchronized void published(Input input, long frames) {
    published.put(input, frames);
    try {
      while (!stopped && published() - processed >= MOST_FRAMES) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Frames of all sources that are published. */
  synchronized long published() {
    return published.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Tells how many frames are processed so far. */
  synchronized void processed(long frames) {
    processed = frames;
    notifyAll();
  }

  /** Nobody waits any more, and no further source is begun. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  synchronized boolean isStopped() {
    return stopped;
  }
}
