package io.mien.recognition.route;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Probabilities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which way a face went through the models of a bundle. */
public sealed interface Route {

  /** The parent alone: no group was triggered. */
  Route PARENT = new Parent();

  /** The parent alone; {@link #PARENT} is the one that is needed. */
  record Parent() implements Route {}

  /**
   * A group was triggered and its children looked at the face too.
   *
   * @param group its name
   * @param trigger what triggered it
   * @param divergences {@code D(parent, child)} in nats by the child's name, in the group's order
   * @param child the name of the one that was chosen; null if none was and the parent's answer
   *     stayed
   * @param parent the parent's own answer
   */
  record Expert(
      String group,
      Trigger trigger,
      Map<String, Double> divergences,
      @Nullable String child,
      Probabilities parent)
      implements Route {

    public Expert {
      requireNonNull(group, "group");
      requireNonNull(trigger, "trigger");
      requireNonNull(parent, "parent");
      divergences = Collections.unmodifiableMap(new LinkedHashMap<>(divergences));
      if (child != null && !divergences.containsKey(child)) {
        throw new IllegalArgumentException(
            "the child '%s' is none of %s".formatted(child, divergences.keySet()));
      }
    }
  }
}
