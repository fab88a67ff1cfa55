package io.mien.trainer.dbn;

import java.util.Arrays;

/**
 * How far the parameters of every hidden neuron still walk at each step:
 *
 * <pre>
 * WDc_j &lt;- g WDc_j + (1 - g) |c_j[m] - c_j[m-1]|
 * WDW_j &lt;- g WDW_j + (1 - g) ||W_:j[m] - W_:j[m-1]||_2
 * </pre>
 *
 * <p>A neuron that goes on walking is drawn this way and that by samples which it cannot stand for
 * all alone. Source: arXiv:1807.03478, where the distance between steps is called the walking
 * distance. Not thread-safe.
 */
public final class WalkingDistance {

  private final double decay;
  private double[] biases;
  private double[] weights;

  /**
   * Nothing has walked yet.
   *
   * @param decay g, in [0, 1): how much of the past is kept at each step
   */
  public WalkingDistance(int neurons, double decay) {
    this(new double[neurons], new double[neurons], decay);
  }

  WalkingDistance(double[] biases, double[] weights, double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("the decay lies in [0, 1): " + decay);
    }
    this.biases = biases.clone();
    this.weights = weights.clone();
    this.decay = decay;
  }

  /**
   * Takes one step in.
   *
   * @param biasChange {@code c_j[m] - c_j[m-1]} of every neuron
   * @param weightChange {@code ||W_:j[m] - W_:j[m-1]||_2} of every neuron
   */
  public void step(float[] biasChange, float[] weightChange) {
    if (biasChange.length != biases.length || weightChange.length != biases.length) {
      throw new IllegalArgumentException(
          "%d and %d changes of %d neurons"
              .formatted(biasChange.length, weightChange.length, biases.length));
    }
    for (int j = 0; j < biases.length; j++) {
      biases[j] = decay * biases[j] + (1 - decay) * Math.abs(biasChange[j]);
      weights[j] = decay * weights[j] + (1 - decay) * weightChange[j];
    }
  }

  /** How many neurons walk. */
  public int neurons() {
    return biases.length;
  }

  /** {@code WDc_j}. */
  public double ofBias(int neuron) {
    return biases[neuron];
  }

  /** {@code WDW_j}. */
  public double ofWeights(int neuron) {
    return weights[neuron];
  }

  /** A neuron is new at an index; it has not walked yet. */
  void insert(int at) {
    biases = inserted(biases, at);
    weights = inserted(weights, at);
  }

  /** Only the marked neurons are left. */
  void keep(boolean[] kept) {
    biases = kept(biases, kept);
    weights = kept(weights, kept);
  }

  double[] biases() {
    return biases.clone();
  }

  double[] weights() {
    return weights.clone();
  }

  private static double[] inserted(double[] old, int at) {
    double[] longer = new double[old.length + 1];
    System.arraycopy(old, 0, longer, 0, at);
    System.arraycopy(old, at, longer, at + 1, old.length - at);
    return longer;
  }

  private static double[] kept(double[] old, boolean[] kept) {
    double[] left = new double[old.length];
    int count = 0;
    for (int j = 0; j < old.length; j++) {
      if (kept[j]) {
        left[count++] = old[j];
      }
    }
    return Arrays.copyOf(left, count);
  }
}
