package io.mien.trainer.cnn;

import io.mien.trainer.data.Examples;
import io.mien.trainer.outlier.Removals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where a run stands; with the tensors beside it in a {@link Checkpoint}, all it takes to go on as
 * if it had never stopped.
 *
 * @param dataFingerprint of the training examples
 * @param validationFingerprint of the validation examples
 * @param step the next one, counted from 0 over all epochs
 * @param lossSum of the steps of the unfinished epoch
 * @param seconds spent on the unfinished epoch
 * @param history finished epochs in order
 * @param right answers of the first head in the unfinished epoch
 * @param waited seconds of the unfinished epoch that were spent waiting for faces
 * @param removals of samples that could not be learned; none in checkpoints from before there were
 *     any
 */
public record TrainingState(
    TrainOptions options,
    String dataFingerprint,
    String validationFingerprint,
    long step,
    double lossSum,
    double seconds,
    List<EpochFigures> history,
    long right,
    double waited,
    Removals removals) {

  public TrainingState {
    history = List.copyOf(history);
    removals = removals == null ? Removals.NONE : removals;
  }

  /** A run that has not begun. */
  static TrainingState begin(TrainOptions options, Examples training, Examples validation) {
    return new TrainingState(
        options,
        training.fingerprint(),
        validation.fingerprint(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        Removals.NONE);
  }

  /** One step further. */
  TrainingState stepped(Learned learned, double took) {
    return new TrainingState(
        options,
        dataFingerprint,
        validationFingerprint,
        step + 1,
        lossSum + learned.loss(),
        seconds + took,
        history,
        right + learned.right(),
        waited + learned.waited(),
        removals);
  }

  /** At the beginning of another epoch. */
  TrainingState epochEnded(EpochFigures figures) {
    List<EpochFigures> more = new ArrayList<>(history);
    more.add(figures);
    return new TrainingState(
        options, dataFingerprint, validationFingerprint, step, 0, 0, more, 0, 0, removals);
  }

  /** The same with other samples removed. */
  TrainingState with(Removals others) {
    return new TrainingState(
        options,
        dataFingerprint,
        validationFingerprint,
        step,
        lossSum,
        seconds,
        history,
        right,
        waited,
        others);
  }

  /** Finished epochs, those before the history included. */
  public int epochs() {
    return history.isEmpty() ? 0 : history.get(history.size() - 1).epoch();
  }

  /** The same run with other options. */
  TrainingState with(UnaryOperator<TrainOptions> changes) {
    return new TrainingState(
        changes.apply(options),
        dataFingerprint,
        validationFingerprint,
        step,
        lossSum,
        seconds,
        history,
        right,
        waited,
        removals);
  }

  /** The finished epoch of highest mean validation accuracy, of equals the first. */
  public Optional<EpochFigures> best() {
    return history.stream()
        .max(
            Comparator.comparingDouble((EpochFigures epoch) -> epoch.score(options.shape().task()))
                .thenComparing(EpochFigures::epoch, Comparator.reverseOrder()));
  }
}
