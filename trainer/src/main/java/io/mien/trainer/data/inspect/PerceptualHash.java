package io.mien.trainer.data.inspect;

import java.util.Arrays;

/**
 * 63 bits that stay nearly the same when a picture is compressed, scaled or brightened: whether
 * each of the lowest frequencies of its cosine transform lies above their median.
 *
 * <p>Source: Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions (2010).
 */
final class PerceptualHash {

  /** Bits of a hash. */
  static final int BITS = 63;

  private static final int FREQUENCIES = 8;
  private static final float[][] COSINES = cosines();

  private PerceptualHash() {}

  private static float[][] cosines() {
    float[][] cosines = new float[FREQUENCIES][Thumbnail.SIZE];
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int x = 0; x < Thumbnail.SIZE; x++) {
        cosines[f][x] = (float) Math.cos(Math.PI * f * (2 * x + 1) / (2 * Thumbnail.SIZE));
      }
    }
    return cosines;
  }

  static long of(Thumbnail picture) {
    float[][] rows = new float[FREQUENCIES][Thumbnail.SIZE];
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int y = 0; y < Thumbnail.SIZE; y++) {
        for (int x = 0; x < Thumbnail.SIZE; x++) {
          rows[f][y] += COSINES[f][x] * picture.level(y * Thumbnail.SIZE + x);
        }
      }
    }
    float[] coefficients = new float[BITS];
    for (int i = 0; i < BITS; i++) {
      // The first of all, 0 and 0, is the brightness and left out.
      int horizontal = (i + 1) % FREQUENCIES;
      int vertical = (i + 1) / FREQUENCIES;
      for (int y = 0; y < Thumbnail.SIZE; y++) {
        coefficients[i] += COSINES[vertical][y] * rows[horizontal][y];
      }
    }
    float[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    float median = sorted[BITS / 2];
    long hash = 0;
    for (int i = 0; i < BITS; i++) {
      if (coefficients[i] > median) {
        hash |= 1L << i;
      }
    }
    return hash;
  }

  /** How many bits differ. */
  static int distance(long a, long b) {
    return Long.bitCount(a ^ b);
  }
}
