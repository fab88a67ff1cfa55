package io.mien.trainer.dbn;

/** What the visible neurons of an RBM are. */
public enum Visibles {
  /** In {0, 1}, or a probability in [0, 1]. */
  BINARY,
  /** Real, with unit variance; the data is expected standardized. */
  GAUSSIAN
}
