package io.mien.trainer.noise;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.outlier.Removal;
import io.mien.trainer.report.Axis;
import io.mien.trainer.report.BarChart;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.Distribution;
import io.mien.trainer.report.Figure;
import io.mien.trainer.report.HistogramChart;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Spread;
import io.mien.trainer.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a {@link NoiseStudy} found, as a page and as a section of a Markdown file. */
public final class NoiseReport {

  private static final String SECTION = "bdr-study";
  private static final String HEADING = "Bimodal Distribution Removal on corrupted labels";
  private static final int BINS = 40;

  private final NoiseOptions options;
  private final List<NoiseRun> runs;
  private final Measured measured;

  /**
   * @param runs every arm with the same seeds, at least one
   */
  public NoiseReport(NoiseOptions options, List<NoiseRun> runs, Measured measured) {
    this.options = requireNonNull(options, "options");
    this.runs = List.copyOf(runs);
    this.measured = requireNonNull(measured, "measured");
  }

  /** The section in Markdown. */
  public String markdown() {
    return """
        %s

        %s

        %s
        %s"""
        .formatted(lead(), setting(), MarkdownTable.of(summary()), MarkdownTable.of(removals()))
        .strip();
  }

  /** Replaces the section of a file, or adds it. */
  public void writeInto(Path results) {
    new ResultsFile(results).put(HEADING, SECTION, measured, markdown());
  }

  /** Writes a page. */
  public void write(Path page) {
    List<Block> losses = new ArrayList<>();
    of(Arm.REMOVAL).stream()
        .filter(run -> !run.removals().done().isEmpty())
        .findFirst()
        .ifPresent(run -> losses.add(histogram(run)));
    HtmlReport report =
        HtmlReport.of(HEADING, lead())
            .section("", keyFigures())
            .section("Accuracy on PublicTest", bars(), summary())
            .section("What was removed", removals());
    if (!losses.isEmpty()) {
      report = report.section("Losses before and after", losses);
    }
    report.section("How to repeat this", new Commands(measured)).write(page);
  }

  private List<NoiseRun> of(Arm arm) {
    return runs.stream().filter(run -> run.arm() == arm).toList();
  }

  private double corruptedShare() {
    int removed = of(Arm.REMOVAL).stream().mapToInt(NoiseRun::removed).sum();
    int found = of(Arm.REMOVAL).stream().mapToInt(NoiseRun::found).sum();
    return removed == 0 ? Double.NaN : found / (double) removed;
  }

  private double foundShare() {
    double corrupted = Math.round(options.share() * options.faces());
    return of(Arm.REMOVAL).stream().mapToInt(NoiseRun::found).average().orElse(0) / corrupted;
  }

  private String lead() {
    Spread with = accuracy(Arm.REMOVAL);
    Spread without = accuracy(Arm.NOTHING);
    Spread gain = gain();
    return String.format(
        Locale.ROOT,
        "Of the removed faces %.1f %% had a corrupted label (%.0f %% of all had); %.1f %% of the"
            + " corrupted ones were found. Accuracy with removal %s, without %s: %+.2f points,"
            + " deviation %.2f, over %d seeds.",
        100 * corruptedShare(),
        100 * options.share(),
        100 * foundShare(),
        with.percent(),
        without.percent(),
        100 * gain.mean(),
        100 * gain.deviation(),
        of(Arm.REMOVAL).size());
  }

  private String setting() {
    return String.format(
        Locale.ROOT,
        "A small CompactNet learned %d faces of Training, of which %.0f %% got one of the other six"
            + " labels at random, for %d epochs; removal %s, once, at k = %s. Nothing was chosen by"
            + " PublicTest.",
        options.faces(),
        100 * options.share(),
        options.epochs(),
        options.start() == 0
            ? "when the variance of the losses settled"
            : "after epoch " + options.start(),
        options.k());
  }

  private Spread accuracy(Arm arm) {
    return spread(of(arm), NoiseRun::accuracy);
  }

  // Seed by seed: both arms have the same faces, labels and weights to begin with.
  private Spread gain() {
    List<NoiseRun> without = of(Arm.NOTHING);
    return spread(
        of(Arm.REMOVAL),
        run ->
            run.accuracy()
                - without.stream()
                    .filter(other -> other.seed() == run.seed())
                    .findFirst()
                    .orElseThrow()
                    .accuracy());
  }

  private static Spread spread(List<NoiseRun> runs, ToDoubleFunction<NoiseRun> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }

  private KeyFigures keyFigures() {
    return KeyFigures.none()
        .with(
            String.format(Locale.ROOT, "%.1f %%", 100 * corruptedShare()),
            "of the removed faces had a corrupted label",
            String.format(Locale.ROOT, "%.0f %% of all faces had", 100 * options.share()))
        .with(
            String.format(Locale.ROOT, "%.1f %%", 100 * foundShare()),
            "of the corrupted faces were found")
        .with(
            String.format(Locale.ROOT, "%+.2f points", 100 * gain().mean()),
            "accuracy",
            String.format(Locale.ROOT, "deviation %.2f", 100 * gain().deviation()));
  }

  private BarChart bars() {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Arm arm : Arm.values()) {
      Spread spread = accuracy(arm);
      bars.add(BarChart.Bar.of(arm.title(), spread.mean(), spread.low(), spread.high()));
    }
    return new BarChart(
        "PublicTest", Column.percent("accuracy", 2), bars, "Mean; one standard deviation around.");
  }

  private Table summary() {
    Table table =
        Table.of(
            "Mean and standard deviation over the seeds.",
            Column.text("what was done"),
            Column.text("PublicTest"));
    for (Arm arm : Arm.values()) {
      table = table.row(arm.title(), accuracy(arm).percent());
    }
    return table;
  }

  private Table removals() {
    Table table =
        Table.of(
            "Removal, seed by seed.",
            Column.count("seed"),
            Column.text("after epoch"),
            Column.count("removed"),
            Column.count("of these corrupted"),
            Column.percent("PublicTest, with", 2),
            Column.percent("without", 2));
    List<NoiseRun> without = of(Arm.NOTHING);
    for (NoiseRun run : of(Arm.REMOVAL)) {
      double other =
          without.stream()
              .filter(one -> one.seed() == run.seed())
              .mapToDouble(NoiseRun::accuracy)
              .findFirst()
              .orElseThrow();
      List<Removal> done = run.removals().done();
      table =
          table.row(
              run.seed(),
              done.isEmpty() ? "never" : String.valueOf(done.get(0).epoch()),
              run.removed(),
              run.found(),
              run.accuracy(),
              other);
    }
    return table;
  }

  private static Figure histogram(NoiseRun run) {
    Removal removal = run.removals().done().get(0);
    return new Figure(
        "Losses of the training faces, seed " + run.seed(),
        new HistogramChart(
            Axis.of("nats").from(0),
            BINS,
            List.of(
                new Distribution(
                    "before, after epoch " + removal.epoch(), numbers(removal.losses())),
                new Distribution("of those that are left, at the end", numbers(run.after())))),
        "Dashed: the means.");
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
