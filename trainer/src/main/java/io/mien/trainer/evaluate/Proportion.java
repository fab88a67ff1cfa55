package io.mien.trainer.evaluate;

/**
 * So many of so many.
 *
 * @param hits at least 0
 * @param of at least as many as hits
 */
public record Proportion(long hits, long of) {

  /** The 0.975 quantile of the standard normal distribution. */
  private static final double Z = 1.959964;

  public Proportion {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("%d of %d".formatted(hits, of));
    }
  }

  /** In [0, 1]; 0 of none. */
  public double share() {
    return of == 0 ? 0 : hits / (double) of;
  }

  /** Lower end of the 95 % score interval (Wilson 1927), in [0, 1]; 0 of none. */
  public double low() {
    return of == 0 ? 0 : Math.max(0, Math.min(share(), center() - reach()));
  }

  /** Upper end of the 95 % score interval, in [0, 1]; 1 of none. */
  public double high() {
    return of == 0 ? 1 : Math.min(1, Math.max(share(), center() + reach()));
  }

  private double center() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double reach() {
    double spread = share() * (1 - share()) / of + Z * Z / (4.0 * of * of);
    return Z * Math.sqrt(spread) / (1 + Z * Z / of);
  }
}
