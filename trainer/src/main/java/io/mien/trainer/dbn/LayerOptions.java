package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * When a stack of RBMs gets another layer.
 *
 * @param startNeurons hidden neurons with which the first layer starts
 * @param startShare with which share of the hidden neurons of the layer below another layer starts
 * @param maxLayers at most
 * @param alphaWalk a_WD of the rule
 * @param alphaEnergy a_E of the rule
 * @param walk theta_L1. A quantile is taken of what the first layer's total walk was after each of
 *     its passes: the walk scales with the learning rate and the number of neurons
 * @param energy theta_L2, per visible neuron, as the energies are
 */
public record LayerOptions(
    int startNeurons,
    double startShare,
    int maxLayers,
    double alphaWalk,
    double alphaEnergy,
    Threshold walk,
    double energy) {

  public LayerOptions {
    requireNonNull(walk, "walk");
    if (startNeurons < 1 || maxLayers < 1 || !(startShare > 0)) {
      throw new IllegalArgumentException(
          "%d neurons to start with, share %s, %d layers"
              .formatted(startNeurons, startShare, maxLayers));
    }
    if (!(alphaWalk > 0 && alphaEnergy > 0) || Double.isNaN(energy)) {
      throw new IllegalArgumentException(
          "a_WD %s, a_E %s, theta_L2 %s".formatted(alphaWalk, alphaEnergy, energy));
    }
  }

  /** What {@code mien train dbn} does if nothing is said. */
  public static LayerOptions defaults() {
    return new LayerOptions(512, 1, 4, 1, 1, Threshold.quantile(0.1), -1);
  }

  /** Hidden neurons with which the layer above one of a size starts. */
  int startAbove(int neuronsBelow) {
    return Math.max(1, (int) Math.round(startShare * neuronsBelow));
  }
}
