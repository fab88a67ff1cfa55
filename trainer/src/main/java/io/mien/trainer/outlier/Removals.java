package io.mien.trainer.outlier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where Bimodal Distribution Removal stands. Immutable.
 *
 * @param variances of the losses, epoch by epoch, until the first removal
 * @param done what was removed, in order
 * @param ended whether nothing will be removed any more
 */
public record Removals(List<Double> variances, List<Removal> done, boolean ended) {

  /** At the beginning. */
  public static final Removals NONE = new Removals(List.of(), List.of(), false);

  private static final double DIGITS = 1e4;

  public Removals {
    variances = List.copyOf(variances);
    done = List.copyOf(done);
  }

  /** Whether an epoch's losses have to be looked at. */
  public boolean wants(int epoch, RemovalOptions options) {
    if (ended) {
      return false;
    }
    if (done.isEmpty()) {
      return epoch >= options.start();
    }
    return epoch - done.get(done.size() - 1).epoch() >= options.every();
  }

  /** Samples that are gone. */
  public BitSet gone() {
    BitSet gone = new BitSet();
    done.forEach(removal -> removal.removed().forEach(one -> gone.set(one.index())));
    return gone;
  }

  /**
   * After an epoch whose losses were {@linkplain #wants wanted}.
   *
   * @param rows samples that are left, by their indexes among all
   * @param losses of these, in the same order
   */
  public Removals after(int epoch, int[] rows, double[] losses, RemovalOptions options) {
    BimodalDistribution found = BimodalDistribution.of(losses);
    List<Double> seen = new ArrayList<>(variances);
    if (done.isEmpty()) {
      seen.add(found.variance());
      if (options.start() == 0 && !Settling.settled(seen)) {
        return new Removals(seen, done, false);
      }
    }
    if (options.repeated() && found.aboveDeviation() < RemovalOptions.NARROW) {
      return new Removals(seen, done, true);
    }
    Removal removal = removal(epoch, rows, losses, found, options.k());
    List<Removal> more = new ArrayList<>(done);
    more.add(removal);
    int gone = more.stream().mapToInt(one -> one.removed().size()).sum();
    int left = rows.length - removal.removed().size();
    boolean over = !options.repeated() || removal.removed().isEmpty() || gone >= left;
    return new Removals(seen, more, over);
  }

  private static Removal removal(
      int epoch, int[] rows, double[] losses, BimodalDistribution found, double k) {
    List<Removed> removed =
        IntStream.of(found.outliers(losses, k))
            .mapToObj(i -> new Removed(rows[i], losses[i]))
            .sorted(Comparator.comparingDouble(Removed::loss).reversed())
            .toList();
    List<Double> kept =
        Arrays.stream(losses).map(loss -> Math.round(loss * DIGITS) / DIGITS).boxed().toList();
    return new Removal(epoch, found, found.threshold(k), kept, removed);
  }
}
