package io.mien.trainer.dbn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.updaters.AdamUpdater;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One layer of a network that is fine-tuned: weights [inputs x outputs], biases, their gradients
 * and Adam's two moments. Owns native memory; not thread-safe. Source of the steps: D. Kingma, J.
 * Ba, Adam (ICLR 2015); weight decay as I. Loshchilov, F. Hutter, Decoupled Weight Decay
 * Regularization (ICLR 2019).
 */
final class Dense implements AutoCloseable {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final int KINDS = 4;

  private final int inputs;
  private final int outputs;
  // Values, gradient, second and first moment.
  private final INDArray[] weights;
  private final INDArray[] biases;

  /**
   * @param learning whether it is going to be derived; else it has its values alone
   */
  Dense(DenseLayer layer, boolean learning) {
    inputs = layer.inputs();
    outputs = layer.outputs();
    weights = new INDArray[learning ? KINDS : 1];
    biases = new INDArray[learning ? KINDS : 1];
    weights[0] = Matrices.matrix(inputs, outputs, layer.weights());
    biases[0] = Matrices.matrix(outputs, 1, layer.biases());
    for (int i = 1; i < weights.length; i++) {
      weights[i] = Matrices.matrix(inputs, outputs);
      biases[i] = Matrices.matrix(outputs, 1);
    }
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  /** {@code into = W' x + b}; {@code ones} is [1 x samples]. */
  void forward(INDArray x, INDArray ones, INDArray into) {
    Matrices.multiply(weights[0], true, x, false, 1, 0, into);
    Matrices.multiply(biases[0], false, ones, false, 1, 1, into);
  }

  /** Takes in the derivative by the output; its own gradients are ready afterwards. */
  void gradients(INDArray x, INDArray ones, INDArray outputDerivative) {
    Matrices.multiply(x, false, outputDerivative, true, 1, 0, weights[1]);
    Matrices.multiply(outputDerivative, false, ones, true, 1, 0, biases[1]);
  }

  /** Writes the derivative by the input. */
  void backward(INDArray outputDerivative, INDArray into) {
    Matrices.multiply(weights[0], false, outputDerivative, false, 1, 0, into);
  }

  /**
   * One step of Adam along the gradients.
   *
   * @param steps done before
   */
  void step(double learningRate, double weightDecay, int steps) {
    if (weightDecay > 0) {
      Matrices.scale(1 - learningRate * weightDecay, weights[0]);
    }
    adam(weights, learningRate, steps);
    adam(biases, learningRate, steps);
  }

  private static void adam(INDArray[] of, double learningRate, int steps) {
    // Writes the update over the gradient.
    Nd4j.exec(new AdamUpdater(of[1], of[2], of[3], learningRate, BETA1, BETA2, EPSILON, steps));
    Matrices.add(-1, of[1], of[0]);
  }

  INDArray weightGradient() {
    return weights[1];
  }

  DenseLayer layer() {
    return new DenseLayer(inputs, Matrices.values(weights[0]), Matrices.values(biases[0]));
  }

  /** Second and first moments of weights and biases. */
  float[][] moments() {
    return new float[][] {
      Matrices.values(weights[2]),
      Matrices.values(weights[3]),
      Matrices.values(biases[2]),
      Matrices.values(biases[3])
    };
  }

  void restoreMoments(float[]... moments) {
    Matrices.buffer(weights[2]).put(0, moments[0]);
    Matrices.buffer(weights[3]).put(0, moments[1]);
    Matrices.buffer(biases[2]).put(0, moments[2]);
    Matrices.buffer(biases[3]).put(0, moments[3]);
  }

  @Override
  public void close() {
    for (int i = 0; i < weights.length; i++) {
      weights[i].close();
      biases[i].close();
    }
  }
}
