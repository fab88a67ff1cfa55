package io.mien.trainer.expert;

import io.mien.recognition.emotion.Emotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A study as Markdown that also reads well on a terminal. */
public final class ExpertSummary {

  /** How reports of the paper protocol begin. */
  static final String NO_GENERALISATION =
      "This is not a generalisation figure: as in the publication, the children learned the very"
          + " faces they are measured on, and every face was known to belong to the group.";

  private ExpertSummary() {}

  /** All figures; a paper protocol's come after a line that says what they are not. */
  public static String text(ExpertStudy study) {
    StringBuilder text = new StringBuilder();
    if (study.groups().isEmpty()) {
      text.append(NO_GENERALISATION).append("\n\n");
    }
    study.groups().forEach(group -> honest(text, group));
    RoutingFigures all = study.bundle();
    if (all != null) {
      line(
          text,
          "All enabled groups together, PublicTest: %s -> %s of %d faces, gain %s%n",
          percent(all.parentAccuracy()),
          percent(all.routedAccuracy()),
          all.faces(),
          gain(all.gain()));
    }
    if (!study.paper().isEmpty() && !study.groups().isEmpty()) {
      text.append(NO_GENERALISATION).append("\n\n");
    }
    study.paper().forEach(paper -> paper(text, paper));
    return text.toString();
  }

  private static void honest(StringBuilder text, GroupStudy group) {
    line(text, "%s by %s: %s", names(group.emotions()), group.truth().title(), enabled(group));
    line(text, "  %s", group.reason());
    RoutingFigures test = group.test();
    line(
        text,
        "  PublicTest, faces of the group: %s -> %s of %d, gain %s; all faces: %s -> %s, gain %s",
        percent(test.parentAccuracyWithin()),
        percent(test.routedAccuracyWithin()),
        test.members(),
        gain(test.gainWithin()),
        percent(test.parentAccuracy()),
        percent(test.routedAccuracy()),
        gain(test.gain()));
    divergences(text, group.divergences());
    text.append('\n');
  }

  private static void paper(StringBuilder text, PaperStudy paper) {
    line(
        text,
        "%s by %s, as published: the parent has %s of %d faces",
        names(paper.emotions()),
        paper.truth().title(),
        percent(paper.divergences().parentAccuracy()),
        paper.right() + paper.wrong());
    divergences(text, paper.divergences());
    text.append('\n');
  }

  private static void divergences(StringBuilder text, DivergenceStudy study) {
    line(
        text,
        "  mean D(P,Q1) %.3f on faces the parent got right, %.3f wrong; D(P,Q2) %.3f right, %.3f wrong"
            + " (published: %.3f, %.3f)",
        study.mean(true, true),
        study.mean(false, true),
        study.mean(true, false),
        study.mean(false, false),
        ExpertStudy.PUBLISHED_RIGHT,
        ExpertStudy.PUBLISHED_WRONG);
    for (DivergenceStudy.Row row : study.sweep()) {
      ExpertStudy.Published.at(row.threshold())
          .ifPresent(
              published ->
                  line(
                      text,
                      "  threshold %.2f: %s as published measures (published: %.1f %%)",
                      row.threshold(),
                      percent(row.asPublished()),
                      100 * published.accuracy()));
    }
  }

  private static String enabled(GroupStudy group) {
    return group.enabled() ? "enabled" : "not enabled";
  }

  private static String names(List<Emotion> emotions) {
    return emotions.stream().map(Emotion::label).collect(Collectors.joining(", "));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  static String percent(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f to %.1f)",
        100 * share.value(),
        100 * share.low(),
        100 * share.high());
  }

  static String gain(Interval gain) {
    return String.format(
        Locale.ROOT,
        "%+.2f points (95 %%: %+.2f to %+.2f)",
        100 * gain.value(),
        100 * gain.low(),
        100 * gain.high());
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
