package io.mien.stream.shadow;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Probabilities;
import io.mien.schemas.BundleReference;
import io.mien.stream.compare.AnswerPair;
import io.mien.stream.control.BundleSeat;
import io.mien.stream.metrics.ModelMetrics;
import io.mien.stream.topology.FaceTap;
import io.mien.stream.topology.RecognitionSettings;
import io.mien.stream.topology.TappedFace;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of a second bundle, which judges a share of the faces on one thread of its own and
 * publishes where it differs. Stream threads only put a face into a queue, and leave it out when
 * that is full. The thread rests so that it works no more than that share of the time, however slow
 * the bundle is. A bundle that fails ten times in a row is set aside.
 */
public final class Shadow implements FaceTap, BundleSeat, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
  private static final int WAITING_FACES = 256;

  /** Of pictures that wait with their faces, where the shadow takes faces in another pose. */
  private static final long WAITING_BYTES = 32L << 20;

  private static final int MOST_FAILURES = 10;
  private static final long LOOK_MS = 200;

  private final RecognitionSettings settings;
  private final ComparisonSink sink;
  private final ModelMetrics metrics;
  private final BlockingQueue<TappedFace> waiting = new ArrayBlockingQueue<>(WAITING_FACES);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Thread thread;
  private volatile @Nullable ShadowModel model;
  private volatile @Nullable String complaint;
  private volatile boolean closing;
  private int failures;

  /**
   * @param settings how bundles are opened, and frames decoded
   * @param sink closed with this
   */
  public Shadow(RecognitionSettings settings, ComparisonSink sink, ModelMetrics metrics) {
    this.settings = requireNonNull(settings, "settings");
    this.sink = requireNonNull(sink, "sink");
    this.metrics = requireNonNull(metrics, "metrics");
    this.thread = new Thread(this::run, "shadow");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public boolean wants(String eventId) {
    ShadowModel present = model;
    return present != null && FaceShare.takes(eventId, present.share());
  }

  @Override
  public void take(TappedFace face) {
    if (waitingBytes.get() > WAITING_BYTES || !waiting.offer(face)) {
      metrics.shadowSkipped();
    } else {
      waitingBytes.addAndGet(face.frame().getBytes().remaining());
    }
  }

  private void run() {
    try {
      while (!closing) {
        TappedFace face = waiting.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        if (face != null) {
          waitingBytes.addAndGet(-face.frame().getBytes().remaining());
          long worked = compare(face);
          rest(worked);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the shadow ends", e);
    }
  }

  /** Nanoseconds that it took. */
  private synchronized long compare(TappedFace face) {
    ShadowModel present = model;
    if (present == null) {
      return 0;
    }
    long start = System.nanoTime();
    try {
      Probabilities answer = present.judge(face);
      long took = System.nanoTime() - start;
      AnswerPair pair = new AnswerPair(face.probabilities(), answer);
      double divergence = pair.divergence();
      sink.publish(face, present.reference(), pair, divergence, took);
      metrics.shadowCompared(took / 1e9, divergence, pair.differs());
      failures = 0;
    } catch (RuntimeException e) {
      failed(present, e);
    }
    return System.nanoTime() - start;
  }

  private void failed(ShadowModel present, RuntimeException failure) {
    metrics.shadowFailed();
    failures++;
    if (failures == 1) {
      LOG.warn(
          "the shadow failed on a face; further failures are only counted: {}", failure, failure);
    }
    if (failures >= MOST_FAILURES) {
      complaint =
          "it failed on %d faces in a row, the last time with: %s".formatted(failures, failure);
      LOG.warn("the shadow {} is set aside: {}", present.reference().getName(), complaint);
      model = null;
      present.close();
      metrics.freed("SHADOW");
    }
  }

  /** As long that work and rest together are to work as one is to the share. */
  private void rest(long worked) throws InterruptedException {
    ShadowModel present = model;
    if (present != null && present.share() < 1) {
      TimeUnit.NANOSECONDS.sleep((long) (worked * (1 / present.share() - 1)));
    }
  }

  @Override
  public Optional<BundleReference> taken() {
    return Optional.ofNullable(model).map(ShadowModel::reference);
  }

  @Override
  public float share() {
    ShadowModel present = model;
    return present == null ? 1 : present.share();
  }

  @Override
  public Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }

  @Override
  public void give(ModelBundle bundle, float share) {
    replace(ShadowModel.open(bundle, share, settings));
  }

  @Override
  public void free() {
    replace(null);
  }

  private synchronized void replace(@Nullable ShadowModel next) {
    ShadowModel before = model;
    complaint = null;
    failures = 0;
    model = next;
    if (before != null) {
      before.close();
    }
  }

  /** Faces that wait are left out. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    free();
    sink.close();
  }
}
