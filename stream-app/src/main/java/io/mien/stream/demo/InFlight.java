package io.mien.stream.demo;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.quality.QualityGate;
import io.mien.recognition.route.ExpertGroup;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EpisodePhase;
import io.mien.stream.capture.PublishReport;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How many frames were taken from cameras and not yet looked at. A camera that waits for room
 * before it takes a frame keeps the present on the page: on a machine that is too slow for its rate
 * frames are left out, where otherwise they would queue in the topic for ever longer. Only a demo,
 * where cameras and stream are one process, can know this. Safe for use by many threads.
 */
final class InFlight implements StreamMetrics {

  /**
   * A frame that is not back by then never will be: the broker took it and nobody answered, say.
   */
  private static final Duration LOST = Duration.ofSeconds(10);

  private final StreamMetrics metrics;
  private final int limit;
  private final Duration lost;
  private int frames;

  /**
   * @param metrics told of everything as well
   * @param limit frames
   */
  InFlight(StreamMetrics metrics, int limit) {
    this(metrics, limit, LOST);
  }

  InFlight(StreamMetrics metrics, int limit, Duration lost) {
    this.metrics = metrics;
    this.limit = limit;
    this.lost = lost;
  }

  /** Waits for room and takes it; at once or not at all on an interrupted thread. */
  synchronized void enter() {
    long deadline = System.nanoTime() + lost.toNanos();
    try {
      while (frames >= limit) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          frames = 0;
        } else {
          wait(left);
        }
      }
    } catch (InterruptedException e) {
      // The source sees it and ends.
      Thread.currentThread().interrupt();
    }
    frames++;
  }

  /** Gives room back: there was no frame, or it is looked at, or nobody ever will. */
  synchronized void leave() {
    frames = Math.max(0, frames - 1);
    notifyAll();
  }

  /** Follows the publication of one camera: a frame too large to publish gives its room back. */
  Consumer<PublishReport> publication() {
    AtomicLong known = new AtomicLong();
    return report -> {
      for (long left = known.getAndSet(report.tooLarge()); left < report.tooLarge(); left++) {
        leave();
      }
    };
  }

  @Override
  public void recognized(
      int faces, List<String> emotions, StageLatencies latencies, Duration delay) {
    leave();
    metrics.recognized(faces, emotions, latencies, delay);
  }

  @Override
  public void failed(QualityGate gate) {
    metrics.failed(gate);
  }

  @Override
  public void shed(String camera) {
    leave();
    metrics.shed(camera);
  }

  @Override
  public void repeated() {
    metrics.repeated();
  }

  @Override
  public void routed(String group, @Nullable String child) {
    metrics.routed(group, child);
  }

  @Override
  public void setAside(DeadLetterReason reason) {
    leave();
    metrics.setAside(reason);
  }

  @Override
  public void tracked(int started, int ended) {
    metrics.tracked(started, ended);
  }

  @Override
  public void tracksMoved(int change) {
    metrics.tracksMoved(change);
  }

  @Override
  public void episode(EpisodePhase phase) {
    metrics.episode(phase);
  }

  @Override
  public void summarized(int summaries, long late) {
    metrics.summarized(summaries, late);
  }

  @Override
  public void alert(String rule, AlertPhase phase) {
    metrics.alert(rule, phase);
  }

  @Override
  public void executionProvider(String name) {
    metrics.executionProvider(name);
  }

  @Override
  public void expertGroups(List<ExpertGroup> groups) {
    metrics.expertGroups(groups);
  }
}
