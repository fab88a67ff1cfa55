package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/** How likely an RBM of few binary visibles draws samples, by enumeration of all it can draw. */
final class ExactLikelihood {

  private static final int MOST_BITS = 16;

  private ExactLikelihood() {}

  /** Every pattern of some bits. */
  static Samples all(int bits) {
    if (bits > MOST_BITS) {
      throw new IllegalArgumentException(bits + " bits are too many to enumerate");
    }
    List<float[]> rows = new ArrayList<>();
    for (int pattern = 0; pattern < 1 << bits; pattern++) {
      rows.add(bits(pattern, bits));
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

  /** {@code ln Z}, the sum over all visible patterns. */
  static double logPartition(Rbm rbm) {
    double[] energies = rbm.freeEnergy(all(rbm.visible()));
    double least = Double.POSITIVE_INFINITY;
    for (double energy : energies) {
      least = Math.min(least, energy);
    }
    double sum = 0;
    for (double energy : energies) {
      sum += Math.exp(least - energy);
    }
    return Math.log(sum) - least;
  }

  /** The mean log-likelihood of samples, in nats. */
  static double of(Rbm rbm, Samples samples) {
    double sum = 0;
    for (double energy : rbm.freeEnergy(samples)) {
      sum -= energy;
    }
    return sum / samples.size() - logPartition(rbm);
  }
}
