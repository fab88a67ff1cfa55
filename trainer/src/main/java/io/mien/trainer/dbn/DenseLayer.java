package io.mien.trainer.dbn;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Weights and biases between two layers of neurons, and how the upper one is clamped. Immutable.
 */
public final class DenseLayer {

  private final int inputs;
  private final float[] weights;
  private final float[] biases;
  private final @Nullable Clamps clamps;

  /**
   * @param weights [inputs x outputs], the weights into one output after the other
   * @param biases of the outputs
   */
  public DenseLayer(int inputs, float[] weights, float[] biases) {
    this(inputs, weights.clone(), biases.clone(), null);
  }

  private DenseLayer(int inputs, float[] weights, float[] biases, @Nullable Clamps clamps) {
    if (inputs < 1 || biases.length < 1 || weights.length != inputs * biases.length) {
      throw new IllegalArgumentException(
          "%d weights from %d to %d neurons".formatted(weights.length, inputs, biases.length));
    }
    this.inputs = inputs;
    if (clamps != null && clamps.neurons() != biases.length) {
      throw new IllegalArgumentException(
          "%d clamps of %d neurons".formatted(clamps.neurons(), biases.length));
    }
    this.weights = weights;
    this.biases = biases;
    this.clamps = clamps;
  }

  /** The same layer with other clamps. */
  public DenseLayer clamped(Clamps by) {
    return new DenseLayer(inputs, weights, biases, by);
  }

  /** Between which values its activations are kept; empty where they are left alone. */
  public Optional<Clamps> clamps() {
    return Optional.ofNullable(clamps);
  }

  /** How many neurons it comes from. */
  public int inputs() {
    return inputs;
  }

  /** How many neurons it leads to. */
  public int outputs() {
    return biases.length;
  }

  /** The weights into one output after the other; a copy. */
  public float[] weights() {
    return weights.clone();
  }

  /** The biases of the outputs; a copy. */
  public float[] biases() {
    return biases.clone();
  }

  /** How many numbers it is made of. */
  public long parameters() {
    return (long) weights.length + biases.length;
  }
}
