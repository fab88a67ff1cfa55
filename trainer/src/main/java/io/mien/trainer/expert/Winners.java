package io.mien.trainer.expert;

import io.mien.recognition.route.ExpertGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which groups a bundle enables: a face goes to the first group that it triggers, so that a group
 * that wins alone may lose beside another. Groups are tried by what they gain, and one more is
 * taken where the validation faces that are right with all taken so far become more.
 */
final class Winners {

  private Winners() {}

  /** Those of the groups that are enabled together, in the order of the router. */
  static List<GroupTraining.Found> of(List<GroupTraining.Found> groups, Bootstrap bootstrap) {
    List<GroupTraining.Found> ranked =
        groups.stream()
            .filter(group -> group.selection().group().enabled())
            .sorted(
                Comparator.comparingDouble(
                        (GroupTraining.Found group) -> group.selection().crossValidated())
                    .reversed())
            .toList();
    List<GroupTraining.Found> taken = new ArrayList<>();
    int right = 0;
    for (GroupTraining.Found group : ranked) {
      List<GroupTraining.Found> more = new ArrayList<>(taken);
      more.add(group);
      RoutingFigures figures = onValidation(more, bootstrap);
      if (figures.routedRight() > Math.max(right, figures.parentRight())) {
        right = figures.routedRight();
        taken = more;
      }
    }
    return taken;
  }

  private static RoutingFigures onValidation(
      List<GroupTraining.Found> groups, Bootstrap bootstrap) {
    return RoutingFigures.of(
        routing(groups),
        groups.stream().map(GroupTraining.Found::validation).toList(),
        groups.get(0).validation().judged(),
        bootstrap);
  }

  /** The groups as the router knows them. */
  static List<ExpertGroup> routing(List<GroupTraining.Found> groups) {
    return groups.stream().map(group -> group.selection().group()).toList();
  }
}
