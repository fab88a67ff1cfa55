package io.mien.trainer.cnn;

import io.mien.trainer.outlier.Removal;

/** Hears how training goes, on the training thread. */
public interface TrainingListener {

  /**
   * A step is done.
   *
   * @param step how many are done in all
   * @param total how many there will be
   * @param learned from its batch
   */
  void stepped(long step, long total, Learned learned);

  /** Samples that could not be learned were removed after an epoch; it is told before its end. */
  default void removed(Removal removal) {}

  /** An epoch is done and validated. */
  void epochEnded(EpochFigures figures);
}
