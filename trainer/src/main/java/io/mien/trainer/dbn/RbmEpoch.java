package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * How an RBM stood after one pass.
 *
 * @param layer counted from 1
 * @param epoch of that layer, counted from 1
 * @param neurons hidden neurons that took part
 * @param energy mean free energy of training samples, as many as are held out
 * @param heldOutEnergy mean free energy of held-out samples; when it leaves the former, the RBM
 *     overfits (practical guide, section 6)
 * @param reconstructionError mean squared error of held-out samples per visible neuron
 * @param walk mean of {@code (a_c WDc_j)(a_W WDW_j)} over the neurons
 * @param seconds it took
 */
public record RbmEpoch(
    int layer,
    int epoch,
    Phase phase,
    int neurons,
    double energy,
    double heldOutEnergy,
    double reconstructionError,
    double walk,
    double seconds) {

  public RbmEpoch {
    requireNonNull(phase, "phase");
  }
}
