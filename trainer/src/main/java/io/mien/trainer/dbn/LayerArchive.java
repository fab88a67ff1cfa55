package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The layers of a network by name, as they stand in a file. */
final class LayerArchive {

  private static final String WEIGHTS = ".weights";
  private static final String BIASES = ".biases";
  private static final String LOWER = ".lower";
  private static final String UPPER = ".upper";

  private LayerArchive() {}

  static void put(List<DenseLayer> layers, String prefix, Map<String, float[]> arrays) {
    for (int i = 0; i < layers.size(); i++) {
      String name = prefix + i;
      DenseLayer layer = layers.get(i);
      arrays.put(name + WEIGHTS, layer.weights());
      arrays.put(name + BIASES, layer.biases());
      layer
          .clamps()
          .ifPresent(
              clamps -> {
                arrays.put(name + LOWER, clamps.lower());
                arrays.put(name + UPPER, clamps.upper());
              });
    }
  }

  static List<DenseLayer> read(ArrayFile file, String prefix, int count) {
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = prefix + i;
      float[] weights = file.array(name + WEIGHTS);
      float[] biases = file.array(name + BIASES);
      DenseLayer layer = new DenseLayer(weights.length / biases.length, weights, biases);
      layers.add(
          file.has(name + LOWER)
              ? layer.clamped(new Clamps(file.array(name + LOWER), file.array(name + UPPER)))
              : layer);
    }
    return layers;
  }
}
