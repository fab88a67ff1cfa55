package io.mien.trainer.cnn;

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
 */
public record TrainingState(
    TrainOptions options,
    String dataFingerprint,
    String validationFingerprint,
    long step,
    double lossSum,
    double seconds,
    List<EpochFigures> history) {

  public TrainingState {
    history = List.copyOf(history);
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
        history);
  }

  /** The finished epoch of highest mean validation accuracy, of equals the first. */
  public Optional<EpochFigures> best() {
    return history.stream()
        .max(
            Comparator.comparingDouble(EpochFigures::meanAccuracy)
                .thenComparing(EpochFigures::epoch, Comparator.reverseOrder()));
  }
}
