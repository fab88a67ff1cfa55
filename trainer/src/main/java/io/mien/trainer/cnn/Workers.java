package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.bytedeco.pytorch.global.torch;

/**
 * Threads that run libtorch: one for each core, which share a batch, or one that leaves it whole to
 * libtorch's own threads. Those meet after every single operation: on a busy machine that was up to
 * fifteen times slower.
 */
final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService threads;

  private Workers(int count, int threadsEach) {
    LibTorch.check();
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "training");
              thread.setDaemon(true);
              return thread;
            });
    torch.set_num_threads(threadsEach);
  }

  /** As many as the options ask for, none with less than two faces of a batch. */
  static Workers of(TrainOptions options) {
    int most = Math.max(1, options.batch() / 2);
    return options.wholeBatches()
        ? new Workers(1, options.threads())
        : new Workers(Math.min(options.threads(), most), 1);
  }

  int count() {
    return count;
  }

  /** Runs one piece of work on each thread and returns the results in order. */
  <T> List<T> run(IntFunction<T> work) {
    List<Future<T>> running = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int worker = i;
      running.add(threads.submit(() -> work.apply(worker)));
    }
    List<T> results = new ArrayList<>(count);
    try {
      for (Future<T> result : running) {
        results.add(result.get());
      }
    } catch (ExecutionException e) {
      throw new MienException("Training failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("Training was interrupted; --resume goes on from last.pt.", e);
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
