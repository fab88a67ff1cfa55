package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * The faces of a study.
 *
 * @param training what is learned
 * @param validation what passes are chosen by
 * @param publicTest only measured
 * @param truth what is taken to be true
 */
public record StudyFaces(
    Examples training, List<LabeledFace> validation, List<LabeledFace> publicTest, Truth truth) {

  public StudyFaces {
    requireNonNull(training, "training");
    requireNonNull(truth, "truth");
    validation = List.copyOf(validation);
    publicTest = List.copyOf(publicTest);
  }
}
