package io.mien.trainer.dbn;

/**
 * Whether the energy of an RBM has come to rest: it changed by less than a share of itself in
 * several passes in a row. Not thread-safe.
 */
final class EnergyConvergence {

  private final double tolerance;
  private final int patience;
  private double last = Double.NaN;
  private int calm;

  EnergyConvergence(double tolerance, int patience) {
    this.tolerance = tolerance;
    this.patience = patience;
  }

  /** Takes in the mean energy after a pass. */
  void observe(double energy) {
    // The first comparison is with NaN, and false.
    calm = Math.abs(energy - last) < tolerance * Math.abs(last) ? calm + 1 : 0;
    last = energy;
  }

  /** The structure changed: energies before and after do not compare. */
  void restart() {
    last = Double.NaN;
    calm = 0;
  }

  boolean converged() {
    return calm >= patience;
  }

  double last() {
    return last;
  }

  int calm() {
    return calm;
  }

  void restore(double lastEnergy, int calmPasses) {
    last = lastEnergy;
    calm = calmPasses;
  }
}
