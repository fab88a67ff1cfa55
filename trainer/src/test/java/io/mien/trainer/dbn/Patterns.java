package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/** Small sets of patterns of which everything can be known by enumeration. */
final class Patterns {

  private Patterns() {}

  /** Every pattern of some bits. */
  static Samples all(int bits) {
    return ExactLikelihood.all(bits);
  }

  /** The 14 pictures of 3 x 3 pixels. */
  static Samples barsAndStripes() {
    return BarsAndStripes.of(3);
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
    return ExactLikelihood.bits(pattern, count);
  }

  /** {@code ln Z} by the definition of the energy, over all visible and all hidden patterns. */
  static double logPartition(Rbm rbm) {
    float[] w = rbm.weights();
    float[] b = rbm.visibleBias();
    float[] c = rbm.hiddenBias();
    double sum = 0;
    for (int n = 0; n < 1 << rbm.visible(); n++) {
      for (int m = 0; m < 1 << rbm.hidden(); m++) {
        double energy = 0;
        for (int i = 0; i < b.length; i++) {
          energy -= b[i] * (n >> i & 1);
          for (int j = 0; j < c.length; j++) {
            energy -= (n >> i & 1) * w[j * b.length + i] * (m >> j & 1);
          }
        }
        for (int j = 0; j < c.length; j++) {
          energy -= c[j] * (m >> j & 1);
        }
        sum += Math.exp(-energy);
      }
    }
    return Math.log(sum);
  }

  /** Mean exact log-likelihood of samples, in nats. */
  static double logLikelihood(Rbm rbm, Samples samples) {
    return ExactLikelihood.of(rbm, samples);
  }
}
