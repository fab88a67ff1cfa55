package io.mien.stream.capture;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps up with a source that does not wait: a thread of its own reads every frame and keeps only
 * the newest, so that whoever asks late gets the present and not a growing past. What was
 * overwritten is counted as dropped. Positions are the time of arrival.
 */
final class LiveSource implements FrameSource {

  private static final Logger LOG = LoggerFactory.getLogger(LiveSource.class);

  private final FrameSource source;
  private final Duration patience;
  private final Thread reader;
  private final long start = System.nanoTime();

  private @Nullable CapturedFrame newest;
  private @Nullable RuntimeException failure;
  private boolean ended;
  private volatile boolean closing;
  private long dropped;

  /**
   * Owns the source, which is read and closed by the thread started here.
   *
   * @param patience how long closing waits for a read that is under way
   */
  LiveSource(FrameSource source, Duration patience) {
    this.source = source;
    this.patience = patience;
    this.reader = new Thread(this::read, "capture " + source.name());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (source) {
      Optional<CapturedFrame> frame = source.next();
      while (!closing && frame.isPresent()) {
        put(frame.get().at(Duration.ofNanos(System.nanoTime() - start)));
        frame = source.next();
      }
      end(null);
    } catch (RuntimeException e) {
      end(e);
    }
  }

  private synchronized void put(CapturedFrame frame) {
    if (newest != null) {
      dropped++;
    }
    newest = frame;
    notifyAll();
  }

  private synchronized void end(@Nullable RuntimeException cause) {
    failure = cause;
    ended = true;
    notifyAll();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public boolean live() {
    return true;
  }

  @Override
  public synchronized long dropped() {
    return dropped;
  }

  @Override
  public synchronized Optional<CapturedFrame> next() {
    try {
      while (newest == null && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    if (newest == null && failure != null) {
      throw failure;
    }
    Optional<CapturedFrame> frame = Optional.ofNullable(newest);
    newest = null;
    return frame;
  }

  @Override
  public void close() {
    closing = true;
    try {
      reader.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (reader.isAlive()) {
      LOG.warn("{} did not stop yet; it is left to its time-out", source.name());
    }
  }
}
