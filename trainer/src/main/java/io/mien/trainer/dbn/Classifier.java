package io.mien.trainer.dbn;

import java.util.List;

/**
 * Answers with the probabilities of the labels. Owns native memory until closed; not thread-safe.
 */
public final class Classifier implements AutoCloseable {

  private static final int BATCH = 256;

  private final Network network;

  /**
   * @param layers logistic layers from the input upwards, the last one softmax
   */
  public Classifier(List<DenseLayer> layers) {
    network = new Network(layers, BATCH, false);
  }

  /** A distribution over the labels for every sample. */
  public Samples answer(Samples samples) {
    return network.answer(samples);
  }

  @Override
  public void close() {
    network.close();
  }
}
