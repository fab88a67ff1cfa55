package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.dbn.DbnOptions;
import io.mien.trainer.dbn.FacePreparation;
import io.mien.trainer.dbn.RbmOptions;
import io.mien.trainer.dbn.TuningOptions;
import io.mien.trainer.dbn.Visibles;

/**
 * How the networks of one seed learn.
 *
 * @param structure of the adaptive network; the fixed one has its passes
 * @param tuning of all
 * @param preparation of all but the binary RBM
 * @param binary of the binary RBM: the same without what leaves [0, 1]
 * @param binaryRbm how that learns
 */
public record StudyRecipe(
    DbnOptions structure,
    TuningOptions tuning,
    FacePreparation preparation,
    FacePreparation binary,
    RbmOptions binaryRbm) {

  public StudyRecipe {
    requireNonNull(structure, "structure");
    requireNonNull(tuning, "tuning");
    requireNonNull(preparation, "preparation");
    requireNonNull(binary, "binary");
    if (binaryRbm.visibles() != Visibles.BINARY) {
      throw new IllegalArgumentException("the RBM below logistic regression is binary");
    }
  }
}
