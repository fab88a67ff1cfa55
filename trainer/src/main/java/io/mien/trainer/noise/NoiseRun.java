package io.mien.trainer.noise;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.outlier.Removals;
import java.util.List;

/**
 * One run.
 *
 * @param accuracy on PublicTest of the weights at the end, in [0, 1]
 * @param removals empty of all where nothing was removed
 * @param found how many of the removed faces had a corrupted label
 * @param after losses at the end of the faces that are left, in nats
 */
public record NoiseRun(
    Arm arm, long seed, double accuracy, Removals removals, int found, List<Double> after) {

  public NoiseRun {
    requireNonNull(arm, "arm");
    requireNonNull(removals, "removals");
    after = List.copyOf(after);
  }

  /** How many faces were removed. */
  public int removed() {
    return removals.gone().cardinality();
  }
}
