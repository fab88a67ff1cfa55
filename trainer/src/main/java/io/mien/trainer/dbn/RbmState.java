package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an {@link AdaptiveRbm} but its arrays: where its learning stands.
 *
 * @param epoch passes done
 * @param phaseSince the pass after which the phase began, or neurons were last removed
 * @param threshold theta_G once it is known
 * @param shown walks seen so far while theta_G is calibrated
 * @param restingUntil the pass until which nothing is generated
 * @param walkOfBiases WDc of every neuron
 * @param walkOfWeights WDW of every neuron
 * @param lastEnergy the energy after the last pass, or NaN right after a change
 * @param calm passes in a row in which the energy did not change
 */
record RbmState(
    int epoch,
    Phase phase,
    int phaseSince,
    @Nullable Double threshold,
    List<Double> shown,
    int restingUntil,
    List<Double> walkOfBiases,
    List<Double> walkOfWeights,
    double lastEnergy,
    int calm) {

  RbmState {
    requireNonNull(phase, "phase");
    shown = List.copyOf(shown);
    walkOfBiases = List.copyOf(walkOfBiases);
    walkOfWeights = List.copyOf(walkOfWeights);
  }
}
