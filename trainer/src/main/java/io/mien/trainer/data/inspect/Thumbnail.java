package io.mien.trainer.data.inspect;

import io.mien.recognition.crop.AlignedCrop;

/**
 * A face of {@value #SIZE}x{@value #SIZE} gray levels: small enough that compression and scaling
 * hardly change it, large enough to tell people apart. Immutable.
 */
final class Thumbnail {

  static final int SIZE = 32;

  /** Flatter pictures, mostly blank ones, all look alike. */
  private static final double LEAST_DEVIATION = 4;

  private final float[] levels;
  private final double mean;
  private final double deviation;

  private Thumbnail(float[] levels) {
    this.levels = levels;
    double sum = 0;
    double squares = 0;
    for (float level : levels) {
      sum += level;
      squares += (double) level * level;
    }
    mean = sum / levels.length;
    deviation = Math.sqrt(Math.max(0, squares / levels.length - mean * mean));
  }

  /** Averages over areas; colors become their mean. */
  static Thumbnail of(AlignedCrop crop) {
    int size = crop.size();
    int channels = crop.channels();
    byte[] pixels = crop.pixels();
    double[][] shares = shares(size);
    // Rows first: every picture row becomes SIZE sums.
    float[] narrow = new float[size * SIZE];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int level = 0;
        for (int c = 0; c < channels; c++) {
          level += pixels[(y * size + x) * channels + c] & 0xff;
        }
        spread(shares[x], level / (float) channels, narrow, y * SIZE, 1);
      }
    }
    float[] levels = new float[SIZE * SIZE];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < SIZE; x++) {
        spread(shares[y], narrow[y * SIZE + x], levels, x, SIZE);
      }
    }
    return new Thumbnail(levels);
  }

  /** For each place: the first cell it falls into, and its shares of that and of further cells. */
  private static double[][] shares(int size) {
    double[][] shares = new double[size][];
    for (int i = 0; i < size; i++) {
      double from = i * (double) SIZE / size;
      double to = (i + 1) * (double) SIZE / size;
      int first = (int) from;
      int last = Math.min(SIZE - 1, (int) Math.ceil(to) - 1);
      shares[i] = new double[last - first + 2];
      shares[i][0] = first;
      for (int cell = first; cell <= last; cell++) {
        shares[i][cell - first + 1] = Math.min(to, cell + 1.0) - Math.max(from, cell);
      }
    }
    return shares;
  }

  private static void spread(double[] shares, float level, float[] into, int at, int stride) {
    int first = (int) shares[0];
    for (int i = 1; i < shares.length; i++) {
      into[at + (first + i - 1) * stride] += (float) (shares[i] * level);
    }
  }

  float level(int index) {
    return levels[index];
  }

  /** Whether there is hardly anything to see. */
  boolean isFlat() {
    return deviation < LEAST_DEVIATION;
  }

  /** Pearson's correlation of the levels, in [-1, 1]; 0 where one is flat. */
  double correlation(Thumbnail other) {
    if (isFlat() || other.isFlat()) {
      return 0;
    }
    double products = 0;
    for (int i = 0; i < levels.length; i++) {
      products += (levels[i] - mean) * (other.levels[i] - other.mean);
    }
    return products / levels.length / (deviation * other.deviation);
  }
}
