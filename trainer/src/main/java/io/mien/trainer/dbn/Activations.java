package io.mien.trainer.dbn;

import java.util.List;

/**
 * What the neurons of a network do for samples, batch by batch. Owns native memory until closed;
 * not thread-safe.
 */
final class Activations implements AutoCloseable {

  static final int BATCH = 256;

  private final Network network;
  private final List<DenseLayer> layers;

  /**
   * @param layers logistic layers from the input upwards, the last one softmax
   */
  Activations(List<DenseLayer> layers) {
    this.layers = layers;
    network = new Network(layers, BATCH, false);
  }

  /** Runs some samples, {@value #BATCH} at most. */
  void run(Samples samples, int from, int count) {
    for (int k = 0; k < count; k++) {
      samples.put(from + k, network.input(), k);
    }
    network.forward();
  }

  /** Copies the activations of a layer for one of the samples last run, counted from 0. */
  void copy(int layer, int sample, float[] into) {
    network.activations(layer).get(sample * layers.get(layer).outputs(), into);
  }

  @Override
  public void close() {
    network.close();
  }
}
