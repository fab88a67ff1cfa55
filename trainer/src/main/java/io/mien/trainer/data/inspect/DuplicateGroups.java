package io.mien.trainer.data.inspect;

import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faces that are in a data set more than once.
 *
 * @param groups of at least two faces that are the same, each in file order
 */
record DuplicateGroups(List<List<LabeledFace>> groups) {

  DuplicateGroups {
    groups = groups.stream().map(List::copyOf).toList();
  }

  /** How many faces of a part repeat an earlier one of the same part. */
  int within(Usage part) {
    return groups.stream().mapToInt(group -> Math.max(0, count(group, part) - 1)).sum();
  }

  /** How many faces of one part are also in the other. */
  int across(Usage of, Usage alsoIn) {
    return crossing(of, alsoIn).stream().mapToInt(group -> count(group, of)).sum();
  }

  /** The groups that have faces in both parts. */
  List<List<LabeledFace>> crossing(Usage one, Usage other) {
    return groups.stream()
        .filter(group -> count(group, one) > 0 && count(group, other) > 0)
        .toList();
  }

  /** How many groups have faces of different labels: at most one of those can be right. */
  int contradicting() {
    return (int) groups.stream().filter(DuplicateGroups::contradicts).count();
  }

  static boolean contradicts(List<LabeledFace> group) {
    Set<?> labels = group.stream().map(LabeledFace::label).collect(Collectors.toSet());
    return labels.size() > 1;
  }

  private static int count(List<LabeledFace> group, Usage part) {
    return (int) group.stream().filter(face -> face.usage() == part).count();
  }
}
