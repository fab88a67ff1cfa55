package io.mien.trainer.noise;

import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.TrainingListener;

/** Says nothing: a study tells of whole runs. */
final class Silence implements TrainingListener {

  @Override
  public void stepped(long step, long total, Learned learned) {
    // Runs of seconds are told when they end.
  }

  @Override
  public void epochEnded(EpochFigures figures) {
    // As above.
  }
}
