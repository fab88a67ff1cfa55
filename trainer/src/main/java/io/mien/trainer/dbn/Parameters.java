package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights [visible x hidden], visible bias [visible] and hidden bias [hidden] of an RBM, or of
 * anything that has the shape of them, such as their velocity. Neurons can be inserted and removed.
 * Not thread-safe.
 */
final class Parameters implements AutoCloseable {

  private INDArray weights;
  private final INDArray visibleBias;
  private INDArray hiddenBias;

  private Parameters(INDArray weights, INDArray visibleBias, INDArray hiddenBias) {
    this.weights = weights;
    this.visibleBias = visibleBias;
    this.hiddenBias = hiddenBias;
  }

  static Parameters zeros(int visible, int hidden) {
    return new Parameters(
        Matrices.matrix(visible, hidden), Matrices.matrix(visible, 1), Matrices.matrix(hidden, 1));
  }

  /** From column-major weights and biases. */
  static Parameters of(float[] weights, float[] visibleBias, float[] hiddenBias) {
    if (weights.length != visibleBias.length * hiddenBias.length) {
      throw new IllegalArgumentException(
          "%d weights between %d and %d neurons"
              .formatted(weights.length, visibleBias.length, hiddenBias.length));
    }
    return new Parameters(
        Matrices.matrix(visibleBias.length, hiddenBias.length, weights),
        Matrices.matrix(visibleBias.length, 1, visibleBias),
        Matrices.matrix(hiddenBias.length, 1, hiddenBias));
  }

  INDArray weights() {
    return weights;
  }

  INDArray visibleBias() {
    return visibleBias;
  }

  INDArray hiddenBias() {
    return hiddenBias;
  }

  int visible() {
    return Math.toIntExact(visibleBias.length());
  }

  int hidden() {
    return Math.toIntExact(hiddenBias.length());
  }

  /** Adds normal noise of a standard deviation to the weights. */
  void perturb(double deviation, Random random) {
    FloatBuffer values = Matrices.buffer(weights);
    for (int i = 0; i < values.limit(); i++) {
      values.put(i, (float) (values.get(i) + deviation * random.nextGaussian()));
    }
  }

  /** The column of weights into one hidden neuron. */
  float[] weightsInto(int neuron) {
    float[] column = new float[visible()];
    Matrices.buffer(weights).get(neuron * visible(), column);
    return column;
  }

  /** Inserts a neuron, so that it has the index {@code at} afterwards. */
  void insert(int at, float[] column, float bias) {
    int before = hidden();
    float[] oldWeights = Matrices.values(weights);
    float[] oldBias = Matrices.values(hiddenBias);
    int split = at * visible();
    float[] newWeights = new float[oldWeights.length + visible()];
    System.arraycopy(oldWeights, 0, newWeights, 0, split);
    System.arraycopy(column, 0, newWeights, split, visible());
    System.arraycopy(oldWeights, split, newWeights, split + visible(), oldWeights.length - split);
    float[] newBias = new float[before + 1];
    System.arraycopy(oldBias, 0, newBias, 0, at);
    newBias[at] = bias;
    System.arraycopy(oldBias, at, newBias, at + 1, before - at);
    replaceHidden(newWeights, newBias);
  }

  /** Keeps the neurons that are marked; at least one is. */
  void keep(boolean[] kept) {
    float[] oldWeights = Matrices.values(weights);
    float[] oldBias = Matrices.values(hiddenBias);
    int count = 0;
    for (int j = 0; j < kept.length; j++) {
      if (kept[j]) {
        System.arraycopy(oldWeights, j * visible(), oldWeights, count * visible(), visible());
        oldBias[count++] = oldBias[j];
      }
    }
    replaceHidden(Arrays.copyOf(oldWeights, count * visible()), Arrays.copyOf(oldBias, count));
  }

  private void replaceHidden(float[] newWeights, float[] newBias) {
    weights.close();
    hiddenBias.close();
    weights = Matrices.matrix(visible(), newBias.length, newWeights);
    hiddenBias = Matrices.matrix(newBias.length, 1, newBias);
  }

  @Override
  public void close() {
    weights.close();
    visibleBias.close();
    hiddenBias.close();
  }
}
