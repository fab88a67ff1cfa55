package io.mien.trainer.dbn;

import java.util.Arrays;
import java.util.Random;

/**
 * Chance that depends on the seed, the layer and the pass alone, so that a resumed run goes on as
 * the uninterrupted one would have.
 */
final class Seeds {

  private Seeds() {}

  /** One seed out of several numbers, by the finalizer of splitmix64. */
  static long mix(long seed, long layer, long epoch) {
    long z = seed + 0x9E3779B97F4A7C15L * (layer + 1) + 0xD1B54A32D192ED03L * (epoch + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The indexes below {@code size}, shuffled. */
  static int[] shuffled(int size, Random random) {
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    for (int i = size - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
