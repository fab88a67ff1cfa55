package io.mien.trainer.outlier;

/**
 * How Bimodal Distribution Removal goes about it.
 *
 * @param start the epoch after which samples are removed for the first time; 0 for the one after
 *     which the variance of the losses has settled ({@link Settling})
 * @param k standard deviations above the mean of the upper hump, from which on a sample is removed
 * @param repeated whether it is done again and again, until the upper hump is narrow ({@value
 *     #NARROW}) or half of the samples are gone; else once
 * @param every epochs between removals, where repeated
 */
public record RemovalOptions(int start, double k, boolean repeated, int every) {

  /** Standard deviation of the losses above the mean under which removal ends. */
  public static final double NARROW = 0.01;

  /** As published: k = 1, once, when the variance settles; where repeated, every 5 epochs. */
  public static final RemovalOptions DEFAULT = new RemovalOptions(0, 1, false, 5);

  public RemovalOptions {
    if (start < 0 || !(k >= 0) || Double.isInfinite(k) || every < 1) {
      throw new IllegalArgumentException(
          "removal from epoch %d on at k = %s, every %d epochs".formatted(start, k, every));
    }
  }
}
