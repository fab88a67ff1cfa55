package io.mien.stream.alert;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which alerts are raised.
 *
 * @param rules each with a name of its own
 */
public record AlertSettings(List<AlertRule> rules) {

  /** Nothing is alerted of unless somebody says of what. */
  public static final AlertSettings NONE = new AlertSettings(List.of());

  public AlertSettings {
    rules = List.copyOf(rules);
    Set<String> names = new HashSet<>();
    for (AlertRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "two alert rules are called '%s'; give one of them another name, as in 'name: %s'"
                .formatted(rule.name(), rule.text()));
      }
    }
  }
}
