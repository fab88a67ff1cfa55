package io.mien.trainer.dbn;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One layer of a network that is fine-tuned: weights [inputs x outputs], biases, their gradients
 * and {@link Adam}. Owns native memory; not thread-safe. Source of weight decay: I. Loshchilov, F.
 * Hutter, Decoupled Weight Decay Regularization (ICLR 2019).
 */
final class Dense implements AutoCloseable {

  private final int inputs;
  private final int outputs;
  // Values and gradient.
  private final INDArray[] weights;
  private final INDArray[] biases;
  private final Adam ofWeights;
  private final Adam ofBiases;
  private final @Nullable Clamps clamps;

  /**
   * @param learning whether it is going to be derived; else it has its values alone
   */
  Dense(DenseLayer layer, boolean learning) {
    inputs = layer.inputs();
    outputs = layer.outputs();
    clamps = layer.clamps().orElse(null);
    weights = new INDArray[learning ? 2 : 1];
    biases = new INDArray[learning ? 2 : 1];
    ofWeights = new Adam(learning ? inputs * outputs : 0);
    ofBiases = new Adam(learning ? outputs : 0);
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

  /** Clamps the activations that came of {@link #forward}. */
  void clamp(INDArray activations) {
    if (clamps != null) {
      clamps.apply(Matrices.buffer(activations));
    }
  }

  /** Takes the derivative from activations that are clamped. */
  void block(INDArray activations, INDArray derivatives) {
    if (clamps != null) {
      clamps.block(Matrices.buffer(activations), Matrices.buffer(derivatives));
    }
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
    ofWeights.step(weights[0], weights[1], learningRate, learningRate * weightDecay, steps);
    ofBiases.step(biases[0], biases[1], learningRate, 0, steps);
  }

  INDArray weightGradient() {
    return weights[1];
  }

  DenseLayer layer() {
    DenseLayer layer =
        new DenseLayer(inputs, Matrices.values(weights[0]), Matrices.values(biases[0]));
    return clamps == null ? layer : layer.clamped(clamps);
  }

  /** Second and first moments of weights and biases. */
  float[][] moments() {
    float[][] weightMoments = ofWeights.moments();
    float[][] biasMoments = ofBiases.moments();
    return new float[][] {weightMoments[0], weightMoments[1], biasMoments[0], biasMoments[1]};
  }

  void restoreMoments(float[]... moments) {
    ofWeights.restore(moments[0], moments[1]);
    ofBiases.restore(moments[2], moments[3]);
  }

  @Override
  public void close() {
    for (int i = 0; i < weights.length; i++) {
      weights[i].close();
      biases[i].close();
    }
  }
}
