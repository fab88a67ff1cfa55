package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rule by which layers are generated: after layer l has learned,
 *
 * <pre>
 * sum_{i&lt;=l} a_WD WD^i &gt; theta_L1   and   sum_{i&lt;=l} a_E E^i &gt; theta_L2
 * </pre>
 *
 * <p>adds layer l+1. {@code WD^i} is the sum over the neurons of layer i of {@code (a_c WDc_j)(a_W
 * WDW_j)} after its last pass; {@code E^i} is its mean free energy per visible neuron, which is
 * comparable between layers of different sizes. The walk sums up and can only call for more; the
 * energies of layers that have learned are negative, so that their sum ends the growth. Source:
 * arXiv:1807.03486.
 */
final class LayerGrowth {

  private final LayerOptions options;
  private final List<Double> firstLayerWalks = new ArrayList<>();
  private final List<LayerDecision> decisions = new ArrayList<>();

  LayerGrowth(LayerOptions options) {
    this.options = options;
  }

  /** Takes in the total walk of a layer after a pass. */
  void observe(int layer, double totalWalk) {
    if (layer == 1) {
      firstLayerWalks.add(totalWalk);
    }
  }

  /**
   * Decides after a layer has learned.
   *
   * @param neurons it ended with
   * @param walk its {@code WD^i}
   * @param energy its {@code E^i}
   */
  LayerDecision decide(int neurons, double walk, double energy) {
    LayerDecision last = decisions.isEmpty() ? null : decisions.get(decisions.size() - 1);
    int layer = decisions.size() + 1;
    double walks = (last == null ? 0 : last.walk()) + options.alphaWalk() * walk;
    double energies = (last == null ? 0 : last.energy()) + options.alphaEnergy() * energy;
    double walkThreshold = walkThreshold();
    LayerDecision decision =
        new LayerDecision(
            layer,
            neurons,
            walks,
            walkThreshold,
            energies,
            options.energy(),
            walks > walkThreshold && energies > options.energy() && layer < options.maxLayers());
    decisions.add(decision);
    return decision;
  }

  private double walkThreshold() {
    if (!options.walk().calibrated()) {
      return options.walk().value();
    }
    List<Double> sorted = new ArrayList<>(firstLayerWalks);
    Collections.sort(sorted);
    return sorted.get((int) Math.ceil(options.walk().value() * sorted.size()) - 1);
  }

  List<Double> firstLayerWalks() {
    return List.copyOf(firstLayerWalks);
  }

  List<LayerDecision> decisions() {
    return List.copyOf(decisions);
  }

  void restore(List<Double> walks, List<LayerDecision> made) {
    firstLayerWalks.clear();
    firstLayerWalks.addAll(walks);
    decisions.clear();
    decisions.addAll(made);
  }
}
