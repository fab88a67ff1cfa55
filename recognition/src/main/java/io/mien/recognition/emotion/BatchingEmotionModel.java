package io.mien.recognition.emotion;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the faces of all threads of a process together: they meet in one queue, and one thread
 * runs the model on as many as have come within a delay, or as fit into a batch. Meanwhile the
 * callers wait, but never longer than their patience. A call that makes the model fail fails alone.
 *
 * <p>Closing ends the thread, refuses whoever still waits, and closes the model.
 */
public final class BatchingEmotionModel implements EmotionModel {

  private static final Duration END = Duration.ofSeconds(10);

  private final EmotionModel model;
  private final long delayNanos;
  private final int maxFaces;
  private final Duration patience;
  private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();
  private final Thread runner;
  private volatile boolean closed;

  /** Came too late for the last batch; the runner's own. */
  private @Nullable Request left;

  /** The faces of one call, and the place where the answer is put. */
  private record Request(
      List<AlignedCrop> crops, CompletableFuture<List<EmotionEstimate>> answer) {}

  private BatchingEmotionModel(
      EmotionModel model, Duration delay, int maxFaces, Duration patience) {
    this.model = model;
    this.delayNanos = delay.toNanos();
    this.maxFaces = maxFaces;
    this.patience = patience;
    this.runner = new Thread(this::run, "mien-batches");
    this.runner.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @param model owned from now on
   * @param delay how long the first face of a batch waits for others
   * @param maxFaces of a batch
   * @param patience of a call
   */
  static BatchingEmotionModel start(
      EmotionModel model, Duration delay, int maxFaces, Duration patience) {
    BatchingEmotionModel batching =
        new BatchingEmotionModel(requireNonNull(model, "model"), delay, maxFaces, patience);
    batching.runner.start();
    return batching;
  }

  @Override
  public List<Emotion> labels() {
    return model.labels();
  }

  @Override
  public String provider() {
    return model.provider();
  }

  /**
   * {@inheritDoc}
   *
   * @throws MienException if the model fails, or gives no answer in time
   * @throws IllegalStateException if it is closed
   */
  @Override
  public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
    if (crops.isEmpty()) {
      return List.of();
    }
    Request request = new Request(List.copyOf(crops), new CompletableFuture<>());
    queue.add(request);
    if (closed) {
      refuse(request);
    }
    try {
      return request.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new MienException("The emotion model failed (%s).".formatted(e.getCause()), e);
    } catch (TimeoutException e) {
      request.answer().cancel(false);
      throw new MienException(
          "The emotion model gave no answer within %d ms on %s; see whether that device is well."
              .formatted(patience.toMillis(), model.provider()),
          e);
    } catch (InterruptedException e) {
      request.answer().cancel(false);
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while the emotion model was asked", e);
    }
  }

  private void run() {
    try {
      while (!closed) {
        answer(nextBatch());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a face, then for others: until the delay is over or the batch is full. */
  private List<Request> nextBatch() throws InterruptedException {
    List<Request> batch = new ArrayList<>();
    try {
      collect(batch);
      return batch;
    } catch (InterruptedException e) {
      batch.forEach(BatchingEmotionModel::refuse);
      throw e;
    }
  }

  private void collect(List<Request> batch) throws InterruptedException {
    Request next = left == null ? queue.take() : left;
    left = null;
    long end = System.nanoTime() + delayNanos;
    int faces = 0;
    while (next != null) {
      if (faces > 0 && faces + next.crops().size() > maxFaces) {
        left = next;
        return;
      }
      batch.add(next);
      faces += next.crops().size();
      long rest = faces >= maxFaces ? 0 : end - System.nanoTime();
      next = rest > 0 ? queue.poll(rest, TimeUnit.NANOSECONDS) : null;
    }
  }

  private void answer(List<Request> batch) {
    List<Request> awaited = batch.stream().filter(r -> !r.answer().isDone()).toList();
    if (awaited.isEmpty() || isAnswered(awaited)) {
      return;
    }
    for (Request request : awaited) {
      // One of them is to blame, and only that one may suffer.
      if (!isAnswered(List.of(request)) && !request.answer().isDone()) {
        throw new IllegalStateException("a request is without an answer");
      }
    }
  }

  /** Runs the model; a request that fails alone has its failure for an answer. */
  private boolean isAnswered(List<Request> requests) {
    List<AlignedCrop> faces = new ArrayList<>();
    requests.forEach(request -> faces.addAll(request.crops()));
    List<EmotionEstimate> estimates;
    try {
      estimates = model.estimate(faces);
    } catch (RuntimeException | Error e) {
      return requests.size() == 1 && requests.get(0).answer().completeExceptionally(e);
    }
    int from = 0;
    for (Request request : requests) {
      int to = from + request.crops().size();
      request.answer().complete(List.copyOf(estimates.subList(from, to)));
      from = to;
    }
    return true;
  }

  private static void refuse(Request request) {
    request.answer().completeExceptionally(new IllegalStateException("the model is closed"));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    runner.interrupt();
    try {
      runner.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.forEach(BatchingEmotionModel::refuse);
    if (left != null) {
      refuse(left);
    }
    model.close();
  }
}
