package io.mien.recognition.route;

import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which faces go on to child models and what their answers change. Pure and immutable: the
 * same estimates give the same answer, nothing but the answer is allocated, and a true label is
 * nowhere among its inputs.
 *
 * <p>Source: re-learning with two children and the KL divergence, Ichimura and Kamada; thresholds
 * of groups are chosen on validation faces.
 */
public final class ExpertRouter {

  private final List<ExpertGroup> enabled;

  /**
   * @param groups in the order in which they are tried; disabled ones are left out
   * @throws IllegalArgumentException if two groups have the same name
   */
  public ExpertRouter(List<ExpertGroup> groups) {
    if (groups.stream().map(ExpertGroup::name).distinct().count() < groups.size()) {
      throw new IllegalArgumentException(
          "two expert groups have the same name: "
              + groups.stream().map(ExpertGroup::name).toList());
    }
    this.enabled = groups.stream().filter(ExpertGroup::enabled).toList();
  }

  /** The first enabled group whose trigger fires; empty if the parent's answer is final. */
  public Optional<ExpertGroup> triggered(EmotionEstimate parent) {
    for (int i = 0; i < enabled.size(); i++) {
      ExpertGroup group = enabled.get(i);
      if (group.trigger().fires(parent, group.emotions())) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /**
   * Chooses among the children of a group that was triggered. The chosen child Q shares out the
   * parent's mass within the group, {@code P'(c) = m Q(c) / sum_G Q} with {@code m = sum_G P};
   * emotions outside of the group, valence and arousal stay as they are, bit for bit. If no child's
   * divergence lies in its range, or the chosen one sees nothing of the group at all, the parent's
   * estimate itself stays.
   *
   * @param children one answer for each child of the group, in its order, with the parent's labels
   * @throws IllegalArgumentException if the number of answers or their labels differ
   */
  public RoutedEstimate decide(
      ExpertGroup group, EmotionEstimate parent, List<Probabilities> children) {
    if (children.size() != group.children().size()) {
      throw new IllegalArgumentException(
          "%d answers for the %d children of '%s'"
              .formatted(children.size(), group.children().size(), group.name()));
    }
    Probabilities own = parent.probabilities();
    Map<String, Double> divergences = new LinkedHashMap<>();
    @Nullable String chosen = null;
    EmotionEstimate estimate = parent;
    for (int i = 0; i < children.size(); i++) {
      Child child = group.children().get(i);
      double divergence = KlDivergence.of(own, children.get(i));
      divergences.put(child.name(), divergence);
      if (chosen == null && child.answers(divergence) && children.get(i).of(group.emotions()) > 0) {
        chosen = child.name();
        estimate =
            new EmotionEstimate(
                own.sharedOutLike(children.get(i), group.emotions()), parent.valenceArousal());
      }
    }
    return new RoutedEstimate(
        estimate, new Route.Expert(group.name(), group.trigger(), divergences, chosen, own));
  }
}
