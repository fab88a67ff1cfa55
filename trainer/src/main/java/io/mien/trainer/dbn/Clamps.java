package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;

/**
 * Between which values the activations of a layer of logistic neurons are kept: {@code min(upper,
 * max(lower, h))}. From 0 to 1 leaves a neuron alone. Immutable.
 */
public final class Clamps {

  private final float[] lower;
  private final float[] upper;
  private final int[] clamped;

  /**
   * @param lower for every neuron, in [0, 1]; copied
   * @param upper for every neuron, from its lower one to 1; copied
   */
  public Clamps(float[] lower, float[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(
          "%d lower and %d upper bounds".formatted(lower.length, upper.length));
    }
    for (int j = 0; j < lower.length; j++) {
      if (!(0 <= lower[j] && lower[j] <= upper[j] && upper[j] <= 1)) {
        throw new IllegalArgumentException(
            "activations between %s and %s".formatted(lower[j], upper[j]));
      }
    }
    this.lower = lower.clone();
    this.upper = upper.clone();
    clamped = IntStream.range(0, lower.length).filter(j -> lower[j] > 0 || upper[j] < 1).toArray();
  }

  /** How many neurons the layer has. */
  public int neurons() {
    return lower.length;
  }

  /** The lower bounds; a copy. */
  public float[] lower() {
    return lower.clone();
  }

  /** The upper bounds; a copy. */
  public float[] upper() {
    return upper.clone();
  }

  /** The indexes of the neurons that are not left alone, rising; a copy. */
  public int[] clamped() {
    return clamped.clone();
  }

  /** Clamps columns of activations in place. */
  void apply(FloatBuffer activations) {
    for (int from = 0; from < activations.limit(); from += lower.length) {
      for (int j : clamped) {
        float kept = Math.min(upper[j], Math.max(lower[j], activations.get(from + j)));
        activations.put(from + j, kept);
      }
    }
  }

  /** Takes the derivative from activations at a bound: they do not answer to their input. */
  void block(FloatBuffer activations, FloatBuffer derivatives) {
    for (int from = 0; from < activations.limit(); from += lower.length) {
      for (int j : clamped) {
        float h = activations.get(from + j);
        if (h <= lower[j] || h >= upper[j]) {
          derivatives.put(from + j, 0);
        }
      }
    }
  }
}
