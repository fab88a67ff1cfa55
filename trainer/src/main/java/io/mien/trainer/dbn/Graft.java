package io.mien.trainer.dbn;

import java.util.Arrays;

/** Puts neurons of a child's layer beside those of its parent's. */
final class Graft {

  private Graft() {}

  /**
   * The parent's layer with some neurons doubled by the child's.
   *
   * @param below which neurons of the layer below have been doubled: the child's double sees the
   *     double, the parent's own neurons do not
   * @param doubled which neurons of this one are
   */
  static DenseLayer layer(DenseLayer parent, DenseLayer child, boolean[] below, boolean[] doubled) {
    int inputs = parent.inputs() + count(below);
    int outputs = parent.outputs() + count(doubled);
    float[] parentWeights = parent.weights();
    float[] childWeights = child.weights();
    float[] parentBiases = parent.biases();
    float[] childBiases = child.biases();
    float[] weights = new float[inputs * outputs];
    float[] biases = new float[outputs];
    float[] lower = new float[outputs];
    float[] upper = new float[outputs];
    Arrays.fill(upper, 1);
    int to = 0;
    for (int j = 0; j < parent.outputs(); j++) {
      own(parentWeights, j, below, weights, to * inputs);
      biases[to] = parentBiases[j];
      bounds(parent, j, lower, upper, to++);
      if (doubled[j]) {
        grafted(childWeights, j, below, weights, to * inputs);
        biases[to] = childBiases[j];
        bounds(child, j, lower, upper, to++);
      }
    }
    DenseLayer layer = new DenseLayer(inputs, weights, biases);
    boolean clamped = parent.clamps().isPresent() || child.clamps().isPresent();
    return clamped ? layer.clamped(new Clamps(lower, upper)) : layer;
  }

  private static int count(boolean[] marks) {
    int count = 0;
    for (boolean mark : marks) {
      count += mark ? 1 : 0;
    }
    return count;
  }

  /** Weights into one of the parent's own neurons: none from doubles. */
  private static void own(float[] from, int neuron, boolean[] below, float[] to, int at) {
    int next = at;
    for (int i = 0; i < below.length; i++) {
      to[next++] = from[neuron * below.length + i];
      next += below[i] ? 1 : 0;
    }
  }

  /** Weights into a double: from doubles where there are any. */
  private static void grafted(float[] from, int neuron, boolean[] below, float[] to, int at) {
    int next = at;
    for (int i = 0; i < below.length; i++) {
      next += below[i] ? 1 : 0;
      to[next++] = from[neuron * below.length + i];
    }
  }

  private static void bounds(DenseLayer of, int neuron, float[] lower, float[] upper, int to) {
    if (of.clamps().isPresent()) {
      lower[to] = of.clamps().get().lower()[neuron];
      upper[to] = of.clamps().get().upper()[neuron];
    }
  }
}
