package io.mien.stream.capture;

import io.mien.recognition.MienException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A live source that is opened again when it breaks off or ends: after one second, then two, four
 * and so on up to half a minute. The first frame after that starts the count anew. Positions are
 * the time since the source was first opened.
 */
final class ReconnectingSource implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(ReconnectingSource.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Supplier<FrameSource> open;
  private final int attempts;
  private final Duration firstPause;
  private final long start = System.nanoTime();
  private final String name;

  private @Nullable FrameSource source;
  private int failures;
  private long droppedBefore;

  /**
   * @param first already opened, and owned from now on
   * @param open opens it again
   * @param attempts in a row before it is given up; 0 for as often as it takes
   * @param firstPause before the first of them
   */
  ReconnectingSource(
      FrameSource first, Supplier<FrameSource> open, int attempts, Duration firstPause) {
    this.source = first;
    this.name = first.name();
    this.open = open;
    this.attempts = attempts;
    this.firstPause = firstPause;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public long dropped() {
    return droppedBefore + (source == null ? 0 : source.dropped());
  }

  @Override
  public Optional<CapturedFrame> next() {
    while (true) {
      MienException reason = new MienException(name + " ended");
      try {
        if (source == null) {
          source = open.get();
        }
        Optional<CapturedFrame> frame = source.next();
        if (frame.isPresent()) {
          failures = 0;
          return frame.map(f -> f.at(Duration.ofNanos(System.nanoTime() - start)));
        }
      } catch (MienException e) {
        reason = e;
      }
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      closeSource();
      if (!pause(reason)) {
        return Optional.empty();
      }
    }
  }

  private boolean pause(MienException reason) {
    if (attempts > 0 && failures == attempts) {
      throw new MienException(
          "%s; given up after %d attempts to connect again"
              .formatted(reason.getMessage(), attempts),
          reason);
    }
    Duration pause = firstPause.multipliedBy(1L << Math.min(failures, 16));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    failures++;
    LOG.warn("{}; connecting again in {} s", reason.getMessage(), pause.toMillis() / 1e3);
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void closeSource() {
    if (source != null) {
      droppedBefore += source.dropped();
      source.close();
      source = null;
    }
  }

  @Override
  public void close() {
    closeSource();
  }
}
