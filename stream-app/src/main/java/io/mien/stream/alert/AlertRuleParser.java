package io.mien.stream.alert;

import io.mien.stream.time.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one rule. For use by one thread, once. */
final class AlertRuleParser {

  private static final String GRAMMAR =
      "a rule is [NAME:] QUANTITY > NUMBER [and ...] [for SPAN] [on CAMERA] [cooldown SPAN],"
          + " for example 'Anger > 0.6 for 10s'";

  /** Alerts of one camera about the same thing come at most that often, unless a rule says else. */
  private static final Duration COOLDOWN = Duration.ofMinutes(1);

  private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[<>]=?|[^\\s<>\"]+");

  private final String rule;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  AlertRuleParser(String text) {
    this.rule = text.strip();
    Matcher matcher = TOKEN.matcher(rule);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  AlertRule parse() {
    String name = name();
    String text = name == null ? rule : rule.substring(name.length() + 1).strip();
    List<Condition> conditions = new ArrayList<>();
    do {
      conditions.add(condition());
    } while (takes("and"));
    Duration hold = takes("for") ? span("for") : Duration.ZERO;
    Pattern camera = takes("on") ? camera() : Pattern.compile(".*", Pattern.DOTALL);
    Duration cooldown = takes("cooldown") ? span("cooldown") : COOLDOWN;
    if (next < tokens.size()) {
      throw wrong("'%s' was not expected there".formatted(tokens.get(next)));
    }
    return new AlertRule(name == null ? text : name, text, conditions, hold, camera, cooldown);
  }

  private @Nullable String name() {
    int colon = rule.indexOf(':');
    int comparison = Math.max(rule.indexOf('<'), rule.indexOf('>'));
    if (colon < 0 || (comparison >= 0 && comparison < colon)) {
      return null;
    }
    String name = rule.substring(0, colon);
    if (!name.matches("[\\p{L}\\d._-]+")) {
      throw wrong("'%s' is no name: it has letters, digits, '.', '-' and '_' only".formatted(name));
    }
    tokens.clear();
    Matcher matcher = TOKEN.matcher(rule.substring(colon + 1));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return name;
  }

  private Condition condition() {
    String name = take("a quantity");
    Quantity quantity =
        Quantity.of(name)
            .orElseThrow(() -> wrong("'%s' is not %s".formatted(name, Quantity.NAMES)));
    String sign = take("a comparison after '%s'".formatted(name));
    Comparison comparison =
        Comparison.of(sign).orElseThrow(() -> wrong("'%s' is not >, >=, < or <=".formatted(sign)));
    String number = take("a number after '%s'".formatted(sign));
    double threshold;
    try {
      threshold = Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw wrong("'%s' is no number".formatted(number));
    }
    String objection = quantity.objection(threshold);
    if (objection != null) {
      throw wrong("'%s %s %s': %s".formatted(name, sign, number, objection));
    }
    return new Condition(quantity, comparison, threshold);
  }

  private Duration span(String keyword) {
    String text = take("a span after '%s'".formatted(keyword));
    return Spans.parse(text)
        .orElseThrow(
            () ->
                wrong(
                    "'%s' is no span of time: it is a number and a unit, %s"
                        .formatted(text, Spans.EXAMPLES)));
  }

  private Pattern camera() {
    String pattern = take("a camera after 'on'").replace("\"", "");
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("(?<=\\*)|(?=\\*)", -1)) {
      regex.append(part.equals("*") ? ".*" : Pattern.quote(part));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private boolean takes(String keyword) {
    boolean present =
        next < tokens.size() && tokens.get(next).toLowerCase(Locale.ROOT).equals(keyword);
    next += present ? 1 : 0;
    return present;
  }

  private String take(String what) {
    if (next == tokens.size()) {
      throw wrong("%s is missing at its end".formatted(what));
    }
    return tokens.get(next++);
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException(
        "the alert rule '%s' cannot be read: %s; %s".formatted(rule, why, GRAMMAR));
  }
}
