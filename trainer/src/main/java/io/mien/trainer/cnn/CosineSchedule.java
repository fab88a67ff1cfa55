package io.mien.trainer.cnn;

/**
 * Learning rate by step: linear warm-up to the peak, then half a cosine down to 0 (Loshchilov and
 * Hutter 2017).
 *
 * @param peak highest rate
 * @param warmup steps until the peak
 * @param total steps in all, more than {@code warmup}
 */
public record CosineSchedule(double peak, long warmup, long total) {

  public CosineSchedule {
    if (!(peak > 0) || warmup < 0 || total <= warmup) {
      throw new IllegalArgumentException(
          "peak %s, warm-up %d of %d steps".formatted(peak, warmup, total));
    }
  }

  /**
   * The rate of a step.
   *
   * @param step counted from 0
   */
  public double rate(long step) {
    if (step < warmup) {
      return peak * (step + 1) / (warmup + 1);
    }
    double done = Math.min(1, (step - warmup) / (double) (total - warmup));
    return peak * (1 + Math.cos(Math.PI * done)) / 2;
  }
}
