package io.mien.stream.analyze;

import io.mien.recognition.MienException;
import io.mien.stream.capture.FramePublisher;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Publishes all lanes, as many at a time as there are threads. */
final class Publishing implements AutoCloseable {

  private static final long DEADLINE_SECONDS = 30;

  private final FramePublisher publisher;
  private final Backlog backlog;
  private final ExecutorService threads;
  private final List<? extends Future<?>> lanes;

  private Publishing(
      FramePublisher publisher,
      Backlog backlog,
      ExecutorService threads,
      List<? extends Future<?>> lanes) {
    this.publisher = publisher;
    this.backlog = backlog;
    this.threads = threads;
    this.lanes = lanes;
  }

  static Publishing start(
      List<Lane> lanes, FramePublisher publisher, Backlog backlog, int threads) {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    List<? extends Future<?>> futures =
        lanes.stream()
            .map(lane -> executor.submit(() -> lane.publish(publisher, backlog)))
            .toList();
    executor.shutdown();
    return new Publishing(publisher, backlog, executor, futures);
  }

  /**
   * Whether everything is published.
   *
   * @throws MienException if the broker did not take it
   */
  boolean isDone() throws InterruptedException {
    boolean done = true;
    for (Future<?> lane : lanes) {
      if (!lane.isDone()) {
        done = false;
      } else {
        check(lane);
      }
    }
    return done;
  }

  private static void check(Future<?> lane) throws InterruptedException {
    try {
      lane.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MienException reason) {
        throw reason;
      }
      throw new IllegalStateException("publishing failed", e.getCause());
    }
  }

  /** Lets what is published so far be all. */
  void stop() {
    backlog.stop();
    publisher.stop();
  }

  /** Waits for the threads: the sources they read are closed after this. */
  @Override
  public void close() {
    stop();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        throw new MienException(
            "a source did not let go within %d s; end the program".formatted(DEADLINE_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
