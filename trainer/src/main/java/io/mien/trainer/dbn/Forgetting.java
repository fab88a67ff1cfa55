package io.mien.trainer.dbn;

/**
 * Structural learning with forgetting: each step takes {@code amount * sign(w)} off a weight, so
 * that only connections that the data keeps renewing stay.
 *
 * <p>Source: M. Ishikawa, Structural Learning with Forgetting (Neural Networks 9, 1996), as used in
 * arXiv:1807.03486. The constants there are not told; these are options.
 *
 * @param amount taken off per step, times the learning rate; 0 is no forgetting
 * @param below only weights smaller than this forget (selective forgetting), so that strong ones
 *     are not weakened; infinite for all
 */
public record Forgetting(double amount, double below) {

  /** Nothing is forgotten. */
  public static final Forgetting NONE = new Forgetting(0, Double.MAX_VALUE);

  public Forgetting {
    if (!(amount >= 0 && below > 0)) {
      throw new IllegalArgumentException("forgetting %s below %s".formatted(amount, below));
    }
  }
}
