package io.mien.trainer.expert;

import io.mien.recognition.report.Measured;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Columns;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Paragraph;
import io.mien.trainer.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A study for people: as a page, and as Markdown. */
public final class ExpertReport {

  /** How everything from the paper protocol begins. */
  static final String NO_GENERALISATION =
      "This is not a generalisation figure: as in the publication, the children learned the very"
          + " faces they are measured on, and every face was known to belong to the group.";

  private static final String HONEST =
      "The children learned Training faces; these are PublicTest, which nothing was chosen on.";

  private static final String METHOD =
      "Sets come from parents that never saw the faces. Both children and the specialist learn on"
          + " from the parent on Training faces of the group. Trigger and thresholds are chosen on"
          + " the validation split, which the early stopping of the parent saw as well; PublicTest"
          + " is only measured. The way is taken whose gain is largest against its own noise"
          + " (gained less lost less the root of their sum), and a group is enabled if that rule,"
          + " cross-validated within validation, gains more than its noise, its own faces gain, and all"
          + " faces together do not lose.";

  private final ExpertStudy study;
  private final Measured measured;

  /**
   * @param measured the command that found it out
   */
  public ExpertReport(ExpertStudy study, Measured measured) {
    this.study = study;
    this.measured = measured;
  }

  /** All tables and charts as one page. */
  public HtmlReport page() {
    HtmlReport page =
        HtmlReport.of("Experts for what %s confuses".formatted(study.parent()), lead());
    if (study.groups().isEmpty()) {
      page = page.warned(NO_GENERALISATION);
    } else {
      page =
          page.section("", keyFigures())
              .section("What experts gain", ExpertTables.gains(study), new Paragraph(METHOD))
              .section("What validation chose", ExpertTables.choices(study));
    }
    page = page.section("Divergences", ExpertTables.divergences(study));
    for (GroupStudy group : study.groups()) {
      page = page.section(heading(group), blocks(group));
    }
    for (PaperStudy paper : study.paper()) {
      if (honest(paper).isEmpty()) {
        page = page.section(heading(paper), blocks(paper));
      }
    }
    if (!study.foldAccuracies().isEmpty()) {
      page = page.section("Parents of the folds", new Paragraph(study.sets() + "."), folds());
    }
    return page.section("Repeat it", new Commands(measured));
  }

  private String lead() {
    if (study.groups().isEmpty()) {
      return "The publication's own procedure, repeated.";
    }
    GroupStudy first = study.groups().get(0);
    return "%s by %s: %.1f %% of its faces are right with the parent alone, %.1f %% with experts, which are %s."
        .formatted(
            Words.of(first.emotions()),
            Words.of(first.truth()),
            100 * first.test().parentAccuracyWithin(),
            100 * first.test().routedAccuracyWithin(),
            first.enabled() ? "enabled" : "not enabled");
  }

  private KeyFigures keyFigures() {
    GroupStudy first = study.groups().get(0);
    DivergenceStudy divergences = first.divergences();
    KeyFigures figures =
        KeyFigures.none()
            .with(
                signed(first.test().gainWithin()),
                "points gained within " + Words.of(first.emotions()),
                "PublicTest, " + range(first.test().gainWithin()));
    if (divergences != null) {
      figures =
          figures
              .with(
                  number(divergences.mean(true, true)),
                  "nats D(P,Q1), Set 1",
                  "published: " + number(ExpertStudy.PUBLISHED_RIGHT))
              .with(
                  number(divergences.mean(false, false)),
                  "nats D(P,Q2), Set 2",
                  "published: " + number(ExpertStudy.PUBLISHED_WRONG));
    }
    RoutingFigures bundle = study.bundle();
    return bundle == null
        ? figures
        : figures.with(
            signed(bundle.gain()),
            "points gained over all faces",
            "by all that the bundle enables, " + range(bundle.gain()));
  }

  private List<Block> blocks(GroupStudy group) {
    @Nullable PaperStudy paper = paper(group).orElse(null);
    DivergenceStudy found = group.divergences();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            "%d training faces that parents got right (Set 1), %d wrong (Set 2); %s. Routing: %s. The group %s."
                .formatted(
                    group.right(),
                    group.wrong(),
                    group.origin(),
                    group.routing(),
                    group.reason())));
    if (found != null) {
      blocks.addAll(divergences(group, found, paper));
    }
    blocks.add(ExpertTables.children(group));
    return blocks;
  }

  private static List<Block> divergences(
      GroupStudy group, DivergenceStudy found, @Nullable PaperStudy paper) {
    List<Block> blocks = new ArrayList<>();
    if (paper == null) {
      blocks.add(
          Columns.of(ExpertCharts.histogram(found, true), ExpertCharts.histogram(found, false)));
    } else {
      blocks.add(
          Columns.of()
              .withWarned("Honest", HONEST, charts(found))
              .withWarned("As published", NO_GENERALISATION, charts(paper.divergences())));
    }
    blocks.add(Columns.of(ExpertCharts.plane(found), ExpertCharts.sweep(found)));
    blocks.add(ExpertTables.thresholds(group, found, paper, true));
    return blocks;
  }

  private static Block[] charts(DivergenceStudy study) {
    return new Block[] {
      ExpertCharts.histogram(study, true),
      ExpertCharts.histogram(study, false),
      ExpertCharts.asPublished(study, "Accuracy as the publication measures it")
    };
  }

  private static List<Block> blocks(PaperStudy paper) {
    return List.of(
        new Paragraph(
            "%d faces that the parent got right, %d wrong."
                .formatted(paper.right(), paper.wrong())),
        Columns.of(
            ExpertCharts.histogram(paper.divergences(), true),
            ExpertCharts.histogram(paper.divergences(), false)),
        Columns.of(
            ExpertCharts.plane(paper.divergences()),
            ExpertCharts.asPublished(paper.divergences(), "Accuracy by threshold")),
        ExpertTables.thresholds(paper));
  }

  private Optional<PaperStudy> paper(GroupStudy group) {
    return study.paper().stream()
        .filter(paper -> paper.name().equals(group.name()) && paper.truth() == group.truth())
        .findFirst();
  }

  private Optional<GroupStudy> honest(PaperStudy paper) {
    return study.groups().stream()
        .filter(group -> group.name().equals(paper.name()) && group.truth() == paper.truth())
        .findFirst();
  }

  private static String heading(GroupStudy group) {
    return "%s by %s".formatted(Words.of(group.emotions()), Words.of(group.truth()));
  }

  private static String heading(PaperStudy paper) {
    return "%s by %s".formatted(Words.of(paper.emotions()), Words.of(paper.truth()));
  }

  private Table folds() {
    Table table =
        Table.of(
            "Best validation accuracy of each, by head.",
            Column.text("parent"),
            Column.text("accuracy"));
    for (int i = 0; i < study.foldAccuracies().size(); i++) {
      table = table.row("fold" + (i + 1), Words.percents(study.foldAccuracies().get(i)));
    }
    return table;
  }

  private static String signed(Interval gain) {
    return String.format(Locale.ROOT, "%+.2f", 100 * gain.value());
  }

  private static String range(Interval gain) {
    return String.format(Locale.ROOT, "95 %%: %+.2f to %+.2f", 100 * gain.low(), 100 * gain.high());
  }

  private static String number(double nats) {
    return String.format(Locale.ROOT, "%.3f", nats);
  }

  /** The main tables as Markdown, which also reads well on a terminal. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    if (study.groups().isEmpty()) {
      text.append(NO_GENERALISATION).append("\n\n");
    } else {
      text.append(METHOD).append("\n\n");
      append(text, ExpertTables.gains(study));
      append(text, ExpertTables.choices(study));
    }
    append(text, ExpertTables.divergences(study));
    if (!study.paper().isEmpty() && !study.groups().isEmpty()) {
      text.append("\"Children know the faces\": ").append(NO_GENERALISATION).append("\n\n");
    }
    for (GroupStudy group : study.groups()) {
      DivergenceStudy divergences = group.divergences();
      if (divergences != null) {
        PaperStudy paper = paper(group).orElse(null);
        append(text, ExpertTables.thresholds(group, divergences, paper, false));
      }
    }
    study.paper().stream()
        .filter(paper -> honest(paper).isEmpty())
        .forEach(paper -> append(text, ExpertTables.thresholds(paper)));
    return text.toString();
  }

  private static void append(StringBuilder text, Table table) {
    text.append(table.caption()).append("\n\n").append(MarkdownTable.of(table)).append('\n');
  }
}
