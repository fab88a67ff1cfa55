package io.mien.trainer.dbn;

/** Weights and biases between two layers of neurons. Immutable. */
public final class DenseLayer {

  private final int inputs;
  private final float[] weights;
  private final float[] biases;

  /**
   * @param weights [inputs x outputs], the weights into one output after the other
   * @param biases of the outputs
   */
  public DenseLayer(int inputs, float[] weights, float[] biases) {
    if (inputs < 1 || biases.length < 1 || weights.length != inputs * biases.length) {
      throw new IllegalArgumentException(
          "%d weights from %d to %d neurons".formatted(weights.length, inputs, biases.length));
    }
    this.inputs = inputs;
    this.weights = weights.clone();
    this.biases = biases.clone();
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
