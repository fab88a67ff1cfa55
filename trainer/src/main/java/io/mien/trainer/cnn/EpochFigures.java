package io.mien.trainer.cnn;

import java.util.List;

/**
 * One pass over the training faces.
 *
 * @param epoch counted from 1
 * @param trainingLoss mean weighted cross-entropy against the targets, in nats, of the changed
 *     faces
 * @param validationLoss cross-entropy of the first head on validation faces as they are, by the
 *     averaged weights
 * @param accuracies for each head, the share of validation faces whose best label is right, in [0,
 *     1]
 * @param seconds it took, validation included
 */
public record EpochFigures(
    int epoch,
    double trainingLoss,
    double validationLoss,
    List<Double> accuracies,
    double seconds) {

  public EpochFigures {
    accuracies = List.copyOf(accuracies);
  }

  /** By which the best epoch is chosen. */
  public double meanAccuracy() {
    return accuracies.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
