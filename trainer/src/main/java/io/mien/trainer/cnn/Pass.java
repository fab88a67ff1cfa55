package io.mien.trainer.cnn;

/** What a forward pass is for. */
enum Pass {
  /** Learning: batches are normalised by their own statistics, which are remembered. */
  TRAINING,
  /** The same for another share of the batch, whose statistics are not remembered a second time. */
  TRAINING_UNTRACKED,
  /**
   * Learning on few faces: their own statistics would be noise, so that what is remembered
   * normalises them and stays.
   */
  RELEARNING,
  /** Use: normalised by what is remembered. */
  INFERENCE;

  boolean training() {
    return this == TRAINING || this == TRAINING_UNTRACKED;
  }

  boolean tracked() {
    return this != TRAINING_UNTRACKED;
  }
}
