package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.trainer.data.BadRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Decodes the pictures of a listing on several threads, straight into a cache file: no more than
 * one picture for each thread is in memory.
 */
final class CropLoading {

  private static final int TOLD_EVERY = 64;

  private final Listing listing;
  private final ReadOptions options;
  private final ReadProgress progress;
  private final boolean[] good;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private CropLoading(Listing listing, ReadOptions options, ReadProgress progress) {
    this.listing = listing;
    this.options = options;
    this.progress = progress;
    good = new boolean[listing.faces().size()];
  }

  /**
   * Fills a cache file and finishes it.
   *
   * @throws MienException if no picture is good, or a detector cannot be opened
   * @throws IOException if the cache cannot be written
   */
  static void fill(
      CropCacheWriter writer, Listing listing, ReadOptions options, ReadProgress progress)
      throws IOException {
    CropLoading loading = new CropLoading(listing, options, progress);
    List<BadRow> badRows = new ArrayList<>(listing.badRows());
    badRows.addAll(loading.run(writer));
    badRows.sort(Comparator.comparing(BadRow::file).thenComparingLong(BadRow::line));
    if (badRows.size() + listing.leftOut().values().stream().mapToInt(n -> n).sum()
        == listing.rows()) {
      throw new MienException(
          badRows.isEmpty()
              ? "The data set holds no example of any emotion; give the complete one."
              : "The data set holds no good face; the first is bad: %s".formatted(badRows.get(0)));
    }
    writer.finish(listing, loading.good, badRows);
  }

  private List<BadRow> run(CropCacheWriter writer) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(options.threads());
    try {
      List<Future<List<BadRow>>> parts = new ArrayList<>();
      for (int i = 0; i < options.threads(); i++) {
        parts.add(pool.submit(() -> work(writer)));
      }
      List<BadRow> badRows = new ArrayList<>();
      for (Future<List<BadRow>> part : parts) {
        badRows.addAll(part.get());
      }
      return badRows;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      if (e.getCause() instanceof RuntimeException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("Reading the pictures was interrupted; start it again.", e);
    } finally {
      stopped.set(true);
      pool.shutdownNow();
    }
  }

  private List<BadRow> work(CropCacheWriter writer) {
    List<BadRow> badRows = new ArrayList<>();
    try (Cropper cropper = new Cropper(options.crop(), options.detector())) {
      for (int slot = next.getAndIncrement();
          slot < good.length && !stopped.get();
          slot = next.getAndIncrement()) {
        ListedFace face = listing.faces().get(slot);
        try {
          writer.put(slot, face.picture().crop(cropper));
          good[slot] = true;
        } catch (MienException e) {
          badRows.add(face.bad(String.valueOf(e.getMessage())));
        }
        tell(done.incrementAndGet());
      }
      return badRows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      // One thread that fails takes the others with it; at the end there is nothing left to stop.
      if (next.get() < good.length) {
        stopped.set(true);
      }
    }
  }

  private void tell(int count) {
    if (count % TOLD_EVERY == 0 || count == good.length) {
      synchronized (progress) {
        progress.at(count, good.length);
      }
    }
  }
}
