package io.mien.trainer.cli;

import io.mien.recognition.report.Measured;
import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.cnnreport.HeadAnswers;
import io.mien.trainer.cnnreport.HistoryFile;
import io.mien.trainer.cnnreport.RemovedSamples;
import io.mien.trainer.cnnreport.RunSummary;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.outlier.Removal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Leaves what a run of {@code mien train cnn} came to in its folder. */
final class RunRecorder {

  private final Path folder;
  private final CnnTraining run;

  RunRecorder(Path folder, CnnTraining run) {
    this.folder = folder;
    this.run = run;
  }

  /** Trains; history.csv tells of every epoch from its end on. */
  TrainingState train(TrainingListener listener, BooleanSupplier stop) {
    return run.run(new Recording(listener), stop);
  }

  /** Writes the history whenever there is more of it. */
  private final class Recording implements TrainingListener {

    private final TrainingListener next;

    Recording(TrainingListener next) {
      this.next = next;
    }

    @Override
    public void stepped(long step, long total, Learned learned) {
      next.stepped(step, total, learned);
    }

    @Override
    public void removed(Removal removal) {
      next.removed(removal);
    }

    @Override
    public void epochEnded(EpochFigures figures) {
      TrainingState state = run.state();
      HistoryFile.write(folder, state.options().shape().heads(), state.history());
      next.epochEnded(figures);
    }
  }

  /**
   * Asks the best net about the faces it was chosen by, and writes run.json and the page.
   *
   * @param data what the faces were read from
   * @return the page; empty if no epoch is finished, so that there is nothing to tell
   */
  Optional<Path> report(
      Path data,
      Examples training,
      List<LabeledFace> validation,
      Measured measured,
      boolean pictures) {
    TrainingState state = run.state();
    if (state.history().isEmpty()) {
      return Optional.empty();
    }
    Optional<RemovedSamples> removed =
        state.removals().done().isEmpty()
            ? Optional.empty()
            : Optional.of(new RemovedSamples(state.removals(), training, run.sampleLosses()));
    try (Net best = Checkpoint.averagedNet(folder.resolve(CnnTraining.BEST))) {
      List<HeadAnswers> answers =
          HeadAnswers.of(best::probabilities, best.shape().heads(), validation);
      String name = String.valueOf(data.toAbsolutePath().normalize().getFileName());
      new RunSummary(state, name, answers, removed, measured).write(folder, pictures);
    }
    return Optional.of(folder.resolve(RunSummary.PAGE));
  }
}
