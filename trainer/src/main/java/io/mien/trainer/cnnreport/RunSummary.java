package io.mien.trainer.cnnreport;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.trainer.cnn.TrainingState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run of {@code mien train cnn} came to.
 *
 * @param state where it stands, with at least one finished epoch
 * @param data the name of the data set, without its folder
 * @param answers of the best epoch's net on validation, head by head
 * @param removed from the training set, if any were
 */
public record RunSummary(
    TrainingState state,
    String data,
    List<HeadAnswers> answers,
    Optional<RemovedSamples> removed,
    Measured measured) {

  /** The name of the page in a run's folder. */
  public static final String PAGE = "report.html";

  public RunSummary {
    requireNonNull(state, "state");
    requireNonNull(data, "data");
    answers = List.copyOf(answers);
    requireNonNull(removed, "removed");
    requireNonNull(measured, "measured");
  }

  /** Whether it came to its end. */
  public boolean finished() {
    return state.epochs() >= state.options().epochs();
  }

  /**
   * Writes {@code run.json} and {@code report.html} into the run's folder.
   *
   * @param pictures whether the page shows faces, which are pictures of real people
   * @throws MienException if one cannot be written
   */
  public void write(Path folder, boolean pictures) {
    RunFile.write(folder, this);
    CnnReport.page(this, pictures).write(folder.resolve(PAGE));
  }
}
