package io.mien.trainer.cnn;

/** How weights follow their gradients. */
public enum LearningMethod {
  /** Stochastic gradient descent with Nesterov's momentum; only kernels decay. */
  SGD,
  /** Kingma and Ba (2015); all weights decay, by their gradients. */
  ADAM
}
