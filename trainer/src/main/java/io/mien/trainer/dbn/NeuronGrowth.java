package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules by which hidden neurons are generated and annihilated; pure. */
final class NeuronGrowth {

  private final GrowthOptions options;

  NeuronGrowth(GrowthOptions options) {
    this.options = options;
  }

  /** {@code (a_c WDc_j)(a_W WDW_j)}. */
  double walk(WalkingDistance distance, int neuron) {
    return options.alphaBias()
        * distance.ofBias(neuron)
        * options.alphaWeights()
        * distance.ofWeights(neuron);
  }

  /** The same of every neuron. */
  double[] walks(WalkingDistance distance) {
    double[] walks = new double[distance.neurons()];
    for (int j = 0; j < walks.length; j++) {
      walks[j] = walk(distance, j);
    }
    return walks;
  }

  /**
   * The neurons beside which another one is to be generated: those that walk farther than the
   * threshold, farthest first, as many as the limits leave room for.
   */
  List<Integer> parents(WalkingDistance distance, double threshold) {
    List<Integer> parents = new ArrayList<>();
    for (int j = 0; j < distance.neurons(); j++) {
      if (walk(distance, j) > threshold) {
        parents.add(j);
      }
    }
    parents.sort(Comparator.comparingDouble((Integer j) -> walk(distance, j)).reversed());
    int room = Math.min(options.maxPerEpoch(), options.maxNeurons() - distance.neurons());
    return List.copyOf(parents.subList(0, Math.max(0, Math.min(room, parents.size()))));
  }

  /** Which neurons stay: those with a mean activation of at least theta_A. */
  boolean[] kept(double[] activations) {
    boolean[] kept = new boolean[activations.length];
    for (int j = 0; j < kept.length; j++) {
      kept[j] = !(activations[j] < options.annihilation());
    }
    return kept;
  }
}
