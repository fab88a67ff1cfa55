package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * The faces of a group that children learn from.
 *
 * @param right Set 1: those a parent got right
 * @param wrong Set 2: those it got wrong
 */
record ChildSets(List<LabeledFace> right, List<LabeledFace> wrong) {

  /** Fewer faces than this teach a child their noise. */
  static final int NEEDED = 40;

  /** Share of a set that decides when its child has learned enough. */
  static final double HELD_BACK = 0.15;

  ChildSets {
    right = List.copyOf(right);
    wrong = List.copyOf(wrong);
  }

  /** Set 0: both. */
  List<LabeledFace> all() {
    List<LabeledFace> all = new ArrayList<>(right);
    all.addAll(wrong);
    return all;
  }

  /** Whether both children have something to learn from. */
  boolean enough() {
    return right.size() >= NEEDED && wrong.size() >= NEEDED;
  }

  /**
   * Checks that there is enough to learn from.
   *
   * @throws MienException saying how many faces there are and how many are needed
   */
  void check(CandidateGroup group, String truth) {
    check(right, "right", group, truth);
    check(wrong, "wrong", group, truth);
  }

  private static void check(
      List<LabeledFace> set, String what, CandidateGroup group, String truth) {
    if (set.size() < NEEDED) {
      throw new MienException(
          "Of the faces that show %s by %s the parent got %d %s, and a child needs %d to learn from; give more faces or another --group."
              .formatted(group.title(), truth, set.size(), what, NEEDED));
    }
  }

  /** A set cut into what is learned and what decides when to end. */
  static Split split(List<LabeledFace> set, long seed) {
    return Split.stratified(set, HELD_BACK, seed);
  }
}
