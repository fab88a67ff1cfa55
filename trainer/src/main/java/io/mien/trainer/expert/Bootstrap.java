package io.mien.trainer.expert;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The mean of a figure over faces and how far it could be chance: percentile intervals of 95 % over
 * faces drawn with replacement. A difference of two models is paired when each face brings its own.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
 *
 * @param resamples how often all faces are drawn anew
 */
public record Bootstrap(int resamples, long seed) {

  private static final double TAIL = 0.025;

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples " + resamples);
    }
  }

  /**
   * The mean with its interval; all 0 for no faces.
   *
   * @param figures one for each face
   */
  public Interval mean(int[] figures) {
    if (figures.length == 0) {
      return new Interval(0, 0, 0);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      long sum = 0;
      for (int draw = 0; draw < figures.length; draw++) {
        sum += figures[random.nextInt(figures.length)];
      }
      means[i] = sum / (double) figures.length;
    }
    Arrays.sort(means);
    return new Interval(
        Arrays.stream(figures).sum() / (double) figures.length,
        means[(int) Math.floor(TAIL * (resamples - 1))],
        means[(int) Math.ceil((1 - TAIL) * (resamples - 1))]);
  }
}
