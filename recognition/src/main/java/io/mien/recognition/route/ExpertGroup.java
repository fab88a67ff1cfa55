package io.mien.recognition.route;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import java.util.HashSet;
import java.util.List;

/**
 * Emotions that the parent confuses, and the children that know them better.
 *
 * @param emotions two or more different ones
 * @param trigger which faces the children get to see
 * @param children at least one, with different names, in the order in which they are asked: the
 *     first whose divergence lies in its range is chosen
 * @param enabled false for a group that did not beat the parent on validation; it never triggers
 */
public record ExpertGroup(
    String name, List<Emotion> emotions, Trigger trigger, List<Child> children, boolean enabled) {

  public ExpertGroup {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an expert group's name is blank");
    }
    emotions = List.copyOf(emotions);
    children = List.copyOf(children);
    requireNonNull(trigger, "trigger");
    if (emotions.size() < 2) {
      throw new IllegalArgumentException(
          "the expert group '%s' needs two emotions or more and has %s"
              .formatted(name, emotions.stream().map(Emotion::label).toList()));
    }
    if (new HashSet<>(emotions).size() < emotions.size()) {
      throw new IllegalArgumentException(
          "the expert group '%s' has an emotion twice: %s"
              .formatted(name, emotions.stream().map(Emotion::label).toList()));
    }
    if (children.isEmpty()) {
      throw new IllegalArgumentException("the expert group '%s' has no children".formatted(name));
    }
    if (children.stream().map(Child::name).distinct().count() < children.size()) {
      throw new IllegalArgumentException(
          "the expert group '%s' has two children of one name: %s"
              .formatted(name, children.stream().map(Child::name).toList()));
    }
  }

  /** The same group, allowed to trigger. */
  public ExpertGroup asEnabled() {
    return new ExpertGroup(name, emotions, trigger, children, true);
  }
}
