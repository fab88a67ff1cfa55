package io.mien.trainer.cnn;

import java.util.List;

/**
 * What came of one step, or of one share of it.
 *
 * @param loss mean over the step's faces, or the share's part of it, in nats
 * @param right faces whose best label of the first head is that of their target
 * @param waited seconds until the faces were there
 */
public record Learned(double loss, long right, double waited) {

  /** Of the shares that were learned at the same time. */
  static Learned sum(List<Learned> shares) {
    return new Learned(
        shares.stream().mapToDouble(Learned::loss).sum(),
        shares.stream().mapToLong(Learned::right).sum(),
        shares.stream().mapToDouble(Learned::waited).average().orElse(0));
  }

  /** Of a step and those before it; losses add up. */
  Learned and(Learned next) {
    return new Learned(loss + next.loss, right + next.right, waited + next.waited);
  }
}
