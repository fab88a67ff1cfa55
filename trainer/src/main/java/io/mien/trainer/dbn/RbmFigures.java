package io.mien.trainer.dbn;

/**
 * What an RBM is measured by; see {@link RbmEpoch}.
 *
 * @param energy mean free energy of training samples, as many as are held out
 * @param heldOutEnergy mean free energy of held-out samples
 * @param reconstructionError mean squared error of held-out samples per visible neuron
 */
record RbmFigures(double energy, double heldOutEnergy, double reconstructionError) {

  static RbmFigures of(Rbm rbm, Samples training, Samples heldOut) {
    double energy;
    try (Measurement of = new Measurement(rbm, training.spread(heldOut.size()))) {
      energy = of.meanFreeEnergy();
    }
    try (Measurement of = new Measurement(rbm, heldOut)) {
      return new RbmFigures(energy, of.meanFreeEnergy(), of.reconstructionError());
    }
  }

  boolean finite() {
    return Double.isFinite(energy)
        && Double.isFinite(heldOutEnergy)
        && Double.isFinite(reconstructionError);
  }
}
