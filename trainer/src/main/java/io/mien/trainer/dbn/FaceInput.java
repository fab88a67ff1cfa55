package io.mien.trainer.dbn;

/** What of a face's pixels a network sees. */
public enum FaceInput {
  /** Gray levels. */
  LEVELS,
  /** Gray levels after {@link LocalContrast}. */
  CONTRAST,
  /** {@link OrientedGradients}. */
  GRADIENTS
}
