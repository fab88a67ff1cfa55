package io.mien.trainer.dbn;

import java.util.LinkedHashMap;
import java.util.Map;

/** The arrays of an RBM by name, as they stand in a checkpoint. */
final class RbmArchive {

  private static final String WEIGHTS = "weights";
  private static final String VISIBLE = "visible";
  private static final String HIDDEN = "hidden";

  private RbmArchive() {}

  static Map<String, float[]> of(Parameters parameters, String prefix) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put(prefix + WEIGHTS, Matrices.values(parameters.weights()));
    arrays.put(prefix + VISIBLE, Matrices.values(parameters.visibleBias()));
    arrays.put(prefix + HIDDEN, Matrices.values(parameters.hiddenBias()));
    return arrays;
  }

  static Parameters read(ArrayFile file, String prefix) {
    return Parameters.of(
        file.array(prefix + WEIGHTS), file.array(prefix + VISIBLE), file.array(prefix + HIDDEN));
  }
}
