package io.mien.trainer.data.inspect;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Finds all pairs of hashes that differ in few bits without comparing each with each: of as many
 * bands as bits may differ and one more, at least one is the same in both.
 */
final class NearPairs {

  private final long[] hashes;
  private final int most;

  /** Receives a pair of places, the smaller first. */
  interface Visitor {
    void pair(int first, int second);
  }

  /**
   * @param most bits that may differ, at least 0
   */
  NearPairs(long[] hashes, int most) {
    this.hashes = hashes.clone();
    this.most = most;
  }

  /** Tells every pair once. */
  void forEach(Visitor visitor) {
    for (int band = 0; band <= most; band++) {
      visit(band, visitor);
    }
  }

  private void visit(int band, Visitor visitor) {
    long[] ordered = new long[hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      // A band has few bits: value and place fit into one number that sorts by both.
      ordered[i] = value(hashes[i], band) << Integer.SIZE | i;
    }
    Arrays.sort(ordered);
    IntUnaryOperator place = i -> (int) ordered[i];
    for (int i = 0; i < ordered.length; i++) {
      long own = ordered[i] >>> Integer.SIZE;
      for (int j = i + 1; j < ordered.length && ordered[j] >>> Integer.SIZE == own; j++) {
        compare(place.applyAsInt(i), place.applyAsInt(j), band, visitor);
      }
    }
  }

  private void compare(int first, int second, int band, Visitor visitor) {
    long a = hashes[first];
    long b = hashes[second];
    if (PerceptualHash.distance(a, b) > most) {
      return;
    }
    for (int earlier = 0; earlier < band; earlier++) {
      if (value(a, earlier) == value(b, earlier)) {
        // Told already when that band was looked at.
        return;
      }
    }
    visitor.pair(first, second);
  }

  private long value(long hash, int band) {
    int from = band * PerceptualHash.BITS / (most + 1);
    int to = (band + 1) * PerceptualHash.BITS / (most + 1);
    return hash >>> from & (1L << (to - from)) - 1;
  }
}
