package io.mien.trainer.expert;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is studied and how.
 *
 * @param groups that were asked for
 * @param neighbourhoods whether more groups are looked for
 * @param folds parents that answer out of fold, 2 or more; 0 for a held-back part instead
 * @param holdout share of the training faces that one parent is asked about, in (0, 1), where there
 *     are no folds
 * @param honest whether children learn from training faces
 * @param paper whether children learn from the faces that they are measured on
 * @param child how children learn
 * @param resamples of each bootstrap
 * @param seed of splits, cross-validation and bootstrap
 */
public record StudyOptions(
    List<CandidateGroup> groups,
    boolean neighbourhoods,
    int folds,
    double holdout,
    boolean honest,
    boolean paper,
    ChildOptions child,
    int resamples,
    long seed) {

  public StudyOptions {
    groups = List.copyOf(groups);
    requireNonNull(child, "child");
    if (folds == 0 ? !(holdout > 0 && holdout < 1) : folds < 2) {
      throw new IllegalArgumentException("folds %d, held back %s".formatted(folds, holdout));
    }
    if (resamples < 1 || !(honest || paper)) {
      throw new IllegalArgumentException("resamples %d and a protocol".formatted(resamples));
    }
  }

  /** How the sets come about, in words. */
  String sets() {
    return folds == 0
        ? "answers of one parent about %.0f %% of Training that it never saw"
            .formatted(100 * holdout)
        : "answers of %d parents about the part of Training that each never saw".formatted(folds);
  }
}
