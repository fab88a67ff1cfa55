package io.mien.trainer.expert;

import io.mien.trainer.data.Truth;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of a study, for the page and for Markdown. */
final class ExpertTables {

  private ExpertTables() {}

  /** What experts gain on test faces, group by group and all enabled ones together. */
  static Table gains(ExpertStudy study) {
    Table table =
        Table.of(
            "Accuracy on PublicTest of the parent alone and with experts. Intervals are 95 %"
                + " bootstrap intervals, paired by face.",
            Column.text("group"),
            Column.text("truth"),
            Column.text("enabled"),
            Column.count("its faces"),
            Column.percent("parent", 2),
            Column.percent("experts", 2),
            Column.text("gain, points"),
            Column.count("all faces"),
            Column.percent("parent", 2),
            Column.percent("experts", 2),
            Column.text("gain, points"));
    for (GroupStudy group : study.groups()) {
      table =
          row(
              table,
              Words.of(group.emotions()),
              Words.of(group.truth()),
              group.enabled() ? "yes" : "no",
              group.test());
    }
    RoutingFigures bundle = study.bundle();
    if (bundle == null || study.groups().isEmpty()) {
      return table;
    }
    return row(
        table, "all that the bundle enables", Words.of(study.groups().get(0).truth()), "", bundle);
  }

  private static Table row(
      Table table, String group, String truth, String enabled, RoutingFigures figures) {
    boolean members = figures.members() > 0;
    return table.row(
        group,
        truth,
        enabled,
        figures.members(),
        members ? figures.parentAccuracyWithin() : Double.NaN,
        members ? figures.routedAccuracyWithin() : Double.NaN,
        members ? points(figures.gainWithin()) : Table.MISSING,
        figures.faces(),
        figures.parentAccuracy(),
        figures.routedAccuracy(),
        points(figures.gain()));
  }

  /** How validation decided. */
  static Table choices(ExpertStudy study) {
    Table table =
        Table.of(
            "What validation chose. Cross-validated: faces gained less lost when the same rule"
                + " chooses on nine tenths of validation and is counted on the rest.",
            Column.text("group"),
            Column.text("truth"),
            Column.text("routing"),
            Column.count("ways compared"),
            Column.text("validation: its faces right"),
            Column.text("all faces right"),
            Column.number("cross-validated", 1),
            Column.text("enabled"));
    for (GroupStudy group : study.groups()) {
      RoutingFigures figures = group.validation();
      table =
          table.row(
              Words.of(group.emotions()),
              Words.of(group.truth()),
              group.routing(),
              group.tried(),
              "%d to %d of %d"
                  .formatted(
                      figures.parentRightWithin(), figures.routedRightWithin(), figures.members()),
              "%d to %d of %d"
                  .formatted(figures.parentRight(), figures.routedRight(), figures.faces()),
              group.crossValidated(),
              group.enabled() ? "yes" : "no");
    }
    return table;
  }

  /** Mean divergences beside the published ones. */
  static Table divergences(ExpertStudy study) {
    Table table =
        Table.of(
            "Mean divergence in nats of the faces of a group that the parent got right (Set 1) and"
                + " wrong (Set 2).",
            Column.text("group"),
            Column.text("truth"),
            Column.text("children learned"),
            Column.number("D(P,Q1), Set 1", 3),
            Column.number("D(P,Q1), Set 2", 3),
            Column.number("D(P,Q2), Set 1", 3),
            Column.number("D(P,Q2), Set 2", 3));
    for (GroupStudy group : study.groups()) {
      DivergenceStudy divergences = group.divergences();
      if (divergences != null) {
        table = row(table, Words.of(group.emotions()), group.truth(), "Training", divergences);
      }
    }
    for (PaperStudy paper : study.paper()) {
      table =
          row(
              table,
              Words.of(paper.emotions()),
              paper.truth(),
              "the faces measured",
              paper.divergences());
    }
    return table.highlightedRow(
        "published",
        "AffectNet",
        "",
        ExpertStudy.PUBLISHED_RIGHT,
        Double.NaN,
        Double.NaN,
        ExpertStudy.PUBLISHED_WRONG);
  }

  private static Table row(
      Table table, String group, Truth truth, String learned, DivergenceStudy study) {
    return table.row(
        group,
        Words.of(truth),
        learned,
        study.mean(true, true),
        study.mean(false, true),
        study.mean(true, false),
        study.mean(false, false));
  }

  /**
   * Accuracy within a group by threshold.
   *
   * @param study of the group's divergences
   * @param paper of the same group and truth, if it was studied
   * @param finer whether all thresholds are shown, or those that were published
   */
  static Table thresholds(
      GroupStudy group, DivergenceStudy study, @Nullable PaperStudy paper, boolean finer) {
    Table table =
        Table.of(
            "%s by %s: accuracy within the group by threshold. \"As published\" sends every face that truly shows the group to a child, whose own answer counts; the router sees no truth."
                .formatted(Words.of(group.emotions()), Words.of(group.truth())),
            Column.number("threshold, nats", 3),
            Column.percent("published", 1).ofPublication(),
            Column.text("children know the faces"),
            Column.text("honest children, as published"),
            Column.text("honest, by the router"),
            Column.text("gain over the parent, points"));
    List<DivergenceStudy.Row> rows = study.sweep();
    for (int i = 0; i < rows.size(); i++) {
      DivergenceStudy.Row row = rows.get(i);
      Optional<ExpertStudy.Published> published = ExpertStudy.Published.at(row.threshold());
      if (finer || published.isPresent()) {
        table =
            table.row(
                row.threshold(),
                published.map(ExpertStudy.Published::accuracy).orElse(Double.NaN),
                paper == null
                    ? Table.MISSING
                    : percent(paper.divergences().sweep().get(i).asPublished()),
                percent(row.asPublished()),
                row.routed() == null ? Table.MISSING : percent(row.routed()),
                row.gain() == null ? Table.MISSING : points(row.gain()));
      }
    }
    return table;
  }

  /** Accuracy by threshold where only the publication's procedure was repeated. */
  static Table thresholds(PaperStudy paper) {
    Table table =
        Table.of(
            "%s by %s: accuracy of the children on the %d faces that they learned."
                .formatted(
                    Words.of(paper.emotions()),
                    Words.of(paper.truth()),
                    paper.right() + paper.wrong()),
            Column.number("threshold, nats", 3),
            Column.percent("published", 1).ofPublication(),
            Column.text("children know the faces"),
            Column.count("faces to Q1"));
    for (DivergenceStudy.Row row : paper.divergences().sweep()) {
      table =
          table.row(
              row.threshold(),
              ExpertStudy.Published.at(row.threshold())
                  .map(ExpertStudy.Published::accuracy)
                  .orElse(Double.NaN),
              percent(row.asPublished()),
              row.byRightChild());
    }
    return table;
  }

  /** The children of a group. */
  static Table children(GroupStudy group) {
    Table table =
        Table.of(
            "Children, each learned on from the parent.",
            Column.text("child"),
            Column.count("faces learned"),
            Column.count("held back"),
            Column.count("epoch"),
            Column.number("loss held back, nats", 3),
            Column.text("native and ONNX differ by"));
    for (GroupStudy.ChildStudy child : group.children()) {
      table =
          table.row(
              child.name(),
              child.learned(),
              child.heldBack(),
              child.epoch(),
              child.loss(),
              String.format(Locale.ROOT, "%.1e", child.difference()));
    }
    return table;
  }

  static String percent(Interval share) {
    return String.format(
        Locale.ROOT,
        "%.1f %% (%.1f to %.1f)",
        100 * share.value(),
        100 * share.low(),
        100 * share.high());
  }

  static String points(Interval gain) {
    return String.format(
        Locale.ROOT,
        "%+.2f (%+.2f to %+.2f)",
        100 * gain.value(),
        100 * gain.low(),
        100 * gain.high());
  }
}
