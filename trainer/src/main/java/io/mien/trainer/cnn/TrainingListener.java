package io.mien.trainer.cnn;

/** Hears how training goes, on the training thread. */
public interface TrainingListener {

  /**
   * A step is done.
   *
   * @param step how many are done in all
   * @param total how many there will be
   * @param loss of its batch, in nats
   */
  void stepped(long step, long total, double loss);

  /** An epoch is done and validated. */
  void epochEnded(EpochFigures figures);
}
