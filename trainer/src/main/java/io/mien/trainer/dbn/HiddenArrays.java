package io.mien.trainer.dbn;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of a learning step that change their size with the number of hidden neurons. */
final class HiddenArrays implements AutoCloseable {

  /** {@code p(h | v)} of the data, [hidden x batch]. */
  final INDArray data;

  /** {@code p(h | v)} of what the model draws, [hidden x batch]. */
  final INDArray model;

  /** Drawn hidden states, [hidden x batch]. */
  final INDArray states;

  /** Mean activation over a batch, [hidden x 1]. */
  final INDArray mean;

  /** Norm of each neuron's weight change, [hidden]. */
  final INDArray norms;

  /** Signs of the weights, [visible x hidden], or of no size where nothing is forgotten. */
  final INDArray signs;

  /** {@link #norms} on the heap. */
  final float[] weightChanges;

  /** Bias changes on the heap. */
  final float[] biasChanges;

  /** Running mean activation, which sparsity looks at. */
  final float[] activity;

  HiddenArrays(int visible, int hidden, int batch, boolean forgetting, double target) {
    data = Matrices.matrix(hidden, batch);
    model = Matrices.matrix(hidden, batch);
    states = Matrices.matrix(hidden, batch);
    mean = Matrices.matrix(hidden, 1);
    norms = Nd4j.create(DataType.FLOAT, hidden);
    signs = Matrices.matrix(forgetting ? visible : 1, forgetting ? hidden : 1);
    weightChanges = new float[hidden];
    biasChanges = new float[hidden];
    activity = new float[hidden];
    Arrays.fill(activity, (float) target);
  }

  @Override
  public void close() {
    data.close();
    model.close();
    states.close();
    mean.close();
    norms.close();
    signs.close();
  }
}
