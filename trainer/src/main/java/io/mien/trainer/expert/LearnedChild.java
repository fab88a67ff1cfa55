package io.mien.trainer.expert;

import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import java.util.Optional;

/**
 * A child of a group.
 *
 * @param learned faces it learned
 * @param heldBack faces that decided when to end
 */
record LearnedChild(String name, int learned, int heldBack, ParentFamily.Relearned result) {

  /** What is told of it, with its range in the group that was chosen. */
  GroupStudy.ChildStudy study(ExpertGroup chosen) {
    Optional<Child> used =
        chosen.children().stream().filter(child -> child.name().equals(name)).findFirst();
    return new GroupStudy.ChildStudy(
        name,
        learned,
        heldBack,
        result.epoch(),
        result.loss(),
        result.difference(),
        used.map(Child::minDivergence).orElse(null),
        used.map(Child::maxDivergence).filter(max -> !max.isInfinite()).orElse(null));
  }
}
