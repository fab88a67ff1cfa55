package io.mien.trainer.cnn;

/** What a forward pass is for. */
enum Pass {
  /** Learning: batches are normalised by their own statistics, which are remembered. */
  TRAINING,
  /** The same for another share of the batch, whose statistics are not remembered a second time. */
  TRAINING_UNTRACKED,
  /** Use: normalised by what is remembered. */
  INFERENCE;

  boolean training() {
    return this != INFERENCE;
  }

  boolean tracked() {
    return this != TRAINING_UNTRACKED;
  }
}
