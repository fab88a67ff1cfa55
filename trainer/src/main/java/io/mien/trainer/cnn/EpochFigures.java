package io.mien.trainer.cnn;

import io.mien.trainer.evaluate.AffectScores;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param trainingAccuracy share of the changed faces whose best label of the first head is right,
 *     in [0, 1]; 0 in checkpoints from before it was counted
 * @param facesPerSecond while learning, without validation; 0 as above
 * @param waiting share of the learning time that was spent waiting for faces, in [0, 1]
 * @param affect how near valence and arousal of validation faces come; null where not learned
 */
public record EpochFigures(
    int epoch,
    double trainingLoss,
    double validationLoss,
    List<Double> accuracies,
    double seconds,
    double trainingAccuracy,
    double facesPerSecond,
    double waiting,
    @Nullable AffectScores affect) {

  public EpochFigures {
    accuracies = List.copyOf(accuracies);
  }

  /**
   * Puts together what was counted.
   *
   * @param learned of all steps together
   * @param steps how many those were
   * @param batch faces of each
   * @param learning seconds they took
   * @param validating seconds that validation took
   */
  static EpochFigures of(
      int epoch,
      Learned learned,
      int steps,
      int batch,
      double learning,
      Validation.Result result,
      double validating) {
    double faces = (double) steps * batch;
    return new EpochFigures(
        epoch,
        learned.loss() / steps,
        result.loss(),
        result.accuracies(),
        learning + validating,
        learned.right() / faces,
        faces / learning,
        learned.waited() / learning,
        result.affect());
  }

  /** By which the best epoch is chosen: accuracy, concordance or the mean of both. */
  public double score(Task task) {
    if (task == Task.AFFECT) {
      return affect == null ? -1 : affect.meanCcc();
    }
    return affect == null ? meanAccuracy() : (meanAccuracy() + affect.meanCcc()) / 2;
  }

  private double meanAccuracy() {
    return accuracies.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
