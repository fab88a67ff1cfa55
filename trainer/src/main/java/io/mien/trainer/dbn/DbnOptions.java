package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * How a network learns without labels.
 *
 * @param first how the RBM on the data learns
 * @param above how the RBMs on activations learn; its visibles are binary
 */
public record DbnOptions(
    RbmOptions first, RbmOptions above, GrowthOptions growth, LayerOptions layers) {

  public DbnOptions {
    requireNonNull(first, "first");
    requireNonNull(above, "above");
    requireNonNull(growth, "growth");
    requireNonNull(layers, "layers");
    if (above.visibles() != Visibles.BINARY) {
      throw new IllegalArgumentException("activations are probabilities; their RBM is binary");
    }
  }

  /** What {@code mien train dbn} does if nothing is said. */
  public static DbnOptions defaults(Visibles visibles, long seed) {
    return new DbnOptions(
        RbmOptions.defaults(visibles, seed),
        RbmOptions.defaults(Visibles.BINARY, seed),
        GrowthOptions.defaults(),
        LayerOptions.defaults());
  }

  RbmOptions ofLayer(int layer) {
    return layer == 1 ? first : above;
  }
}
