package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.route.Child;
import io.mien.recognition.route.ExpertGroup;
import io.mien.recognition.route.Trigger;
import io.mien.trainer.data.Truth;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Routing in words, for logs, reports and model cards. */
final class Words {

  private Words() {}

  static String of(List<Emotion> emotions) {
    return emotions.stream().map(Emotion::label).collect(Collectors.joining(", "));
  }

  static String of(Truth truth) {
    return truth == Truth.VOTES ? "FER+ majority" : "FER2013's labels";
  }

  static String percents(List<Double> shares) {
    return shares.stream()
        .map(share -> text("%.2f %%", 100 * share))
        .collect(Collectors.joining(" and "));
  }

  static String of(Trigger trigger) {
    if (trigger instanceof Trigger.Margin margin) {
      return margin.margin() == 0
          ? "the parent's two best are in the group"
          : text(
              "the parent's two best are in the group, or its best is and leads by less than %s",
              number(margin.margin()));
    }
    Trigger.Neighbourhood region = (Trigger.Neighbourhood) trigger;
    return text(
        "valence and arousal within %s of (%s, %s)",
        number(region.radius()), number(region.valence()), number(region.arousal()));
  }

  static String of(ExpertGroup group) {
    return of(group.trigger())
        + "; "
        + group.children().stream().map(Words::of).collect(Collectors.joining(", else "));
  }

  private static String of(Child child) {
    if (child.minDivergence() == 0 && Double.isInfinite(child.maxDivergence())) {
      return "'%s'".formatted(child.name());
    }
    if (child.minDivergence() == Candidates.NEVER) {
      return "never '%s'".formatted(child.name());
    }
    return Double.isInfinite(child.maxDivergence())
        ? "'%s' from %s nats on".formatted(child.name(), number(child.minDivergence()))
        : "'%s' below %s nats".formatted(child.name(), number(child.maxDivergence()));
  }

  private static String number(double value) {
    return text("%.3f", value).replaceFirst("0+$", "").replaceFirst("\\.$", "");
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
