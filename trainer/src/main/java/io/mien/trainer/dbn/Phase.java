package io.mien.trainer.dbn;

/** Where the structure of an RBM stands. */
public enum Phase {
  /** Neurons are generated while the energy has not converged. */
  GROWING,
  /** Neurons that do nothing are annihilated. */
  SHRINKING,
  /** The size stays; the weights go on learning. */
  SETTLED
}
