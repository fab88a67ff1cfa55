package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Small sets of patterns of which everything can be known by enumeration. */
final class Patterns {

  private Patterns() {}

  /** Every pattern of some bits. */
  static Samples all(int bits) {
    List<float[]> rows = new ArrayList<>();
    for (int pattern = 0; pattern < 1 << bits; pattern++) {
      rows.add(bits(pattern, bits));
    }
    return Samples.of(rows);
  }

  /** The 14 distinct pictures of 3 x 3 pixels that consist of whole rows, or of whole columns. */
  static Samples barsAndStripes() {
    TreeSet<Integer> pictures = new TreeSet<>();
    for (int lines = 0; lines < 8; lines++) {
      int rows = 0;
      int columns = 0;
      for (int pixel = 0; pixel < 9; pixel++) {
        rows |= (lines >> (pixel / 3) & 1) << pixel;
        columns |= (lines >> (pixel % 3) & 1) << pixel;
      }
      pictures.add(rows);
      pictures.add(columns);
    }
    List<float[]> patterns = new ArrayList<>();
    pictures.forEach(picture -> patterns.add(bits(picture, 9)));
    return Samples.of(patterns);
  }

  /** The same samples several times over. */
  static Samples repeated(Samples samples, int times) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < times * samples.size(); i++) {
      rows.add(samples.row(i % samples.size()));
    }
    return Samples.of(rows);
  }

  static float[] bits(int pattern, int count) {
    float[] bits = new float[count];
    for (int i = 0; i < count; i++) {
      bits[i] = pattern >> i & 1;
    }
    return bits;
  }

  /** {@code ln Z} over all visible patterns. */
  static double logPartition(Rbm rbm) {
    double sum = 0;
    for (double energy : rbm.freeEnergy(all(rbm.visible()))) {
      sum += Math.exp(-energy);
    }
    return Math.log(sum);
  }

  /** Mean exact log-likelihood of samples, in nats. */
  static double logLikelihood(Rbm rbm, Samples samples) {
    double sum = 0;
    for (double energy : rbm.freeEnergy(samples)) {
      sum -= energy;
    }
    return sum / samples.size() - logPartition(rbm);
  }
}
