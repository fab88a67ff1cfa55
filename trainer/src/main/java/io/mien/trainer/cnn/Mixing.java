package io.mien.trainer.cnn;

import java.util.SplittableRandom;

/**
 * Mixes a face with another one of its batch, and their targets in the same proportions: all over
 * (mixup; Zhang et al., ICLR 2018) or a rectangle of the other on the one (cutmix; Yun et al., ICCV
 * 2019).
 *
 * @param mixup of the Beta distribution that proportions are drawn from; 0 for no mixup
 * @param cutmix the same of cutmix; where both are above 0, each face is mixed either way
 * @param share of the faces that are mixed at all, in [0, 1]
 */
public record Mixing(double mixup, double cutmix, double share) {

  /** Leaves every face alone. */
  public static final Mixing NONE = new Mixing(0, 0, 0);

  private static final double MOST = 4;

  public Mixing {
    if (!(mixup >= 0 && mixup <= MOST && cutmix >= 0 && cutmix <= MOST)
        || !(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "mixup %s and cutmix %s lie in [0, 4], their share %s in [0, 1]"
              .formatted(mixup, cutmix, share));
    }
  }

  /** Whether every face is left alone. */
  public boolean leavesAlone() {
    return share == 0 || (mixup == 0 && cutmix == 0);
  }

  /** Whether chance has a face mixed. */
  boolean chosen(SplittableRandom random) {
    return random.nextDouble() < share;
  }

  /**
   * Mixes another face into one.
   *
   * @param levels of all faces; the one begins at {@code at}
   * @param other levels of as many pixels
   * @return the share of the one that is left, in [0, 1]
   */
  double mix(float[] levels, int at, float[] other, int size, SplittableRandom random) {
    boolean rectangle = mixup == 0 || (cutmix > 0 && random.nextBoolean());
    double kept = beta(rectangle ? cutmix : mixup, random);
    if (rectangle) {
      return paste(levels, at, other, size, kept, random);
    }
    for (int i = 0; i < other.length; i++) {
      levels[at + i] = (float) (kept * levels[at + i] + (1 - kept) * other[i]);
    }
    return kept;
  }

  // A rectangle with the other's share of the area; beyond the rim it is cut, which the share that
  // is returned takes into account.
  private static double paste(
      float[] levels, int at, float[] other, int size, double kept, SplittableRandom random) {
    int channels = other.length / (size * size);
    double edge = size * Math.sqrt(1 - kept);
    double x = random.nextDouble() * size;
    double y = random.nextDouble() * size;
    int left = (int) Math.max(0, Math.round(x - edge / 2));
    int right = (int) Math.min(size, Math.round(x + edge / 2));
    int top = (int) Math.max(0, Math.round(y - edge / 2));
    int bottom = (int) Math.min(size, Math.round(y + edge / 2));
    for (int row = top; row < bottom; row++) {
      int from = (row * size + left) * channels;
      System.arraycopy(other, from, levels, at + from, (right - left) * channels);
    }
    return 1 - (right - left) * (bottom - top) / (double) (size * size);
  }

  /** Beta(a, a) by Jöhnk's method (1964). */
  static double beta(double a, SplittableRandom random) {
    while (true) {
      double u = Math.pow(random.nextDouble(), 1 / a);
      double v = Math.pow(random.nextDouble(), 1 / a);
      if (u + v > 0 && u + v <= 1) {
        return u / (u + v);
      }
    }
  }
}
