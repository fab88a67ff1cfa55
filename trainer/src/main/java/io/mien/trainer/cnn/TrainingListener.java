package io.mien.trainer.cnn;

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

  /** An epoch is done and validated. */
  void epochEnded(EpochFigures figures);
}
