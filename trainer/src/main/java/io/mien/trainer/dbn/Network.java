package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layers of logistic neurons with a softmax layer on top, run and derived over batches of one size.
 * All arrays are made once. Owns native memory; not thread-safe.
 */
final class Network implements AutoCloseable {

  private final int batch;
  private final List<Dense> layers = new ArrayList<>();
  // Of layer i: what it sees, with neurons left out; what it gives; which neurons are left in.
  private final List<INDArray> seen = new ArrayList<>();
  private final List<INDArray> given = new ArrayList<>();
  private final List<INDArray> masks = new ArrayList<>();
  private final List<INDArray> derivatives = new ArrayList<>();
  private final INDArray ones;

  /**
   * @param weights the last layer is the softmax layer
   * @param learning whether it is going to be derived too, which takes four times the memory
   */
  Network(List<DenseLayer> weights, int batch, boolean learning) {
    this.batch = batch;
    for (DenseLayer layer : weights) {
      layers.add(new Dense(layer, learning));
      seen.add(Matrices.matrix(layer.inputs(), batch));
      given.add(Matrices.matrix(layer.outputs(), batch));
      if (learning) {
        masks.add(Matrices.matrix(layer.inputs(), batch));
        derivatives.add(Matrices.matrix(layer.outputs(), batch));
      }
    }
    ones = Matrices.matrix(1, batch).assign(1);
  }

  List<Dense> layers() {
    return layers;
  }

  /** Where the columns of a batch are written before {@link #forward}. */
  FloatBuffer input() {
    return Matrices.buffer(seen.get(0));
  }

  /** The probabilities of the labels for each column, after {@link #forward}. */
  FloatBuffer output() {
    return Matrices.buffer(given.get(given.size() - 1));
  }

  /** The activations of a layer for each column, after {@link #forward}. */
  FloatBuffer activations(int layer) {
    return Matrices.buffer(given.get(layer));
  }

  /** A distribution over the labels for every sample. */
  Samples answer(Samples samples) {
    int labels = layers.get(layers.size() - 1).outputs();
    List<float[]> answers = new ArrayList<>(samples.size());
    for (int from = 0; from < samples.size(); from += batch) {
      int count = Math.min(batch, samples.size() - from);
      for (int k = 0; k < count; k++) {
        samples.put(from + k, input(), k);
      }
      forward();
      for (int k = 0; k < count; k++) {
        float[] answer = new float[labels];
        output().get(k * labels, answer);
        answers.add(answer);
      }
    }
    return Samples.of(answers);
  }

  /** Runs a batch upwards with every neuron. */
  void forward() {
    for (int i = 0; i < layers.size(); i++) {
      up(i);
      if (i + 1 < layers.size()) {
        seen.get(i + 1).assign(given.get(i));
      }
    }
  }

  /** Runs a batch upwards, leaving neurons out and strengthening the others accordingly. */
  void forward(double inputDropout, double dropout, Random random) {
    drop(0, inputDropout, random);
    for (int i = 0; i < layers.size(); i++) {
      up(i);
      if (i + 1 < layers.size()) {
        seen.get(i + 1).assign(given.get(i));
        drop(i + 1, dropout, random);
      }
    }
  }

  private void up(int i) {
    layers.get(i).forward(seen.get(i), ones, given.get(i));
    if (i + 1 < layers.size()) {
      Matrices.sigmoid(given.get(i));
      layers.get(i).clamp(given.get(i));
    } else {
      softmax(output(), layers.get(i).outputs());
    }
  }

  private void drop(int i, double share, Random random) {
    INDArray mask = masks.get(i);
    if (share == 0) {
      mask.assign(1);
      return;
    }
    Nd4j.getExecutioner().exec(new BernoulliDistribution(mask, 1 - share), random);
    mask.divi(1 - share);
    seen.get(i).muli(mask);
  }

  private void softmax(FloatBuffer values, int labels) {
    for (int k = 0; k < batch; k++) {
      int at = k * labels;
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < labels; c++) {
        most = Math.max(most, values.get(at + c));
      }
      double sum = 0;
      for (int c = 0; c < labels; c++) {
        sum += Math.exp(values.get(at + c) - most);
      }
      for (int c = 0; c < labels; c++) {
        values.put(at + c, (float) (Math.exp(values.get(at + c) - most) / sum));
      }
    }
  }

  /**
   * Derives the mean cross-entropy of the batch last run with dropout; the gradients of every layer
   * are ready afterwards.
   *
   * @param targets a distribution for each column
   */
  void backward(FloatBuffer targets) {
    int top = layers.size() - 1;
    FloatBuffer derivative = Matrices.buffer(derivatives.get(top));
    FloatBuffer answer = output();
    for (int i = 0; i < derivative.limit(); i++) {
      derivative.put(i, (answer.get(i) - targets.get(i)) / batch);
    }
    for (int i = top; i >= 0; i--) {
      layers.get(i).gradients(seen.get(i), ones, derivatives.get(i));
      if (i > 0) {
        down(i);
      }
    }
  }

  private void down(int i) {
    INDArray below = derivatives.get(i - 1);
    layers.get(i).backward(derivatives.get(i), below);
    below.muli(masks.get(i));
    INDArray logistic = given.get(i - 1);
    layers.get(i - 1).block(logistic, below);
    below.muli(logistic);
    // d s = s (1 - s) d; what the layer gave is not needed any more.
    logistic.rsubi(1);
    below.muli(logistic);
  }

  void step(double learningRate, double weightDecay, int steps) {
    layers.forEach(layer -> layer.step(learningRate, weightDecay, steps));
  }

  /** A copy of all weights. */
  List<DenseLayer> weights() {
    return layers.stream().map(Dense::layer).toList();
  }

  @Override
  public void close() {
    layers.forEach(Dense::close);
    seen.forEach(INDArray::close);
    given.forEach(INDArray::close);
    masks.forEach(INDArray::close);
    derivatives.forEach(INDArray::close);
    ones.close();
  }
}
