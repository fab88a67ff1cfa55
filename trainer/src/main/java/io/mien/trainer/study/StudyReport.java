package io.mien.trainer.study;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import io.mien.recognition.report.ResultsFile;
import io.mien.trainer.data.Truth;
import io.mien.trainer.report.BarChart;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Cell;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Picture;
import io.mien.trainer.report.PictureGrid;
import io.mien.trainer.report.Spread;
import io.mien.trainer.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a study found, as a page and as a section of a Markdown file. */
public final class StudyReport {

  private static final String SECTION = "dbn-study";
  private static final int PICTURE_WIDTH = 480;

  private final Map<Contender, List<StudyRun>> runs = new EnumMap<>(Contender.class);
  private final Truth truth;
  private final Measured measured;
  private final Path folder;

  /**
   * @param runs at least one of every contender
   * @param folder of the study
   */
  public StudyReport(List<StudyRun> runs, Truth truth, Measured measured, Path folder) {
    for (StudyRun run : runs) {
      this.runs.computeIfAbsent(run.contender(), contender -> new ArrayList<>()).add(run);
    }
    this.truth = requireNonNull(truth, "truth");
    this.measured = requireNonNull(measured, "measured");
    this.folder = requireNonNull(folder, "folder");
  }

  /** The section in Markdown. */
  public String markdown() {
    return """
        %s by %s. The time is that of all runs together; several ran at a time.

        %s
        %s"""
        .formatted(lead(), title(), MarkdownTable.of(summary()), MarkdownTable.of(all()));
  }

  /** Replaces the section of a file, or adds it. */
  public void writeInto(Path results) {
    String heading = "The adaptive DBN and what it has to beat, " + title();
    new ResultsFile(results)
        .put(heading, truth == Truth.LABEL ? SECTION : SECTION + "-votes", measured, markdown());
  }

  /** Writes {@code report.html} into the study's folder. */
  public void write() {
    List<Block> structure = new ArrayList<>();
    pictures("structure.png", "Neurons, walking distance and energy over the passes")
        .ifPresent(structure::add);
    pictures("filters.png", "Filters of the first layer").ifPresent(structure::add);
    HtmlReport report =
        HtmlReport.of("The adaptive DBN and what it has to beat", lead() + ".")
            .section("Accuracy by " + title(), bars(), summary())
            .section("Every run", all());
    if (!structure.isEmpty()) {
      report = report.section("How the structures came about", structure);
    }
    report
        .section("How to repeat this", new Commands(measured))
        .write(folder.resolve("report.html"));
  }

  private String title() {
    return truth == Truth.LABEL ? "FER2013's 7 labels" : "the FER+ majority of 8 emotions";
  }

  private Spread publicTest(Contender contender) {
    return spread(of(contender), StudyRun::publicTest);
  }

  private static Spread spread(List<StudyRun> runs, ToDoubleFunction<StudyRun> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).toArray());
  }

  private List<StudyRun> of(Contender contender) {
    return runs.getOrDefault(contender, List.of());
  }

  private String lead() {
    double adaptive = publicTest(Contender.ADAPTIVE).mean();
    List<String> beaten = new ArrayList<>();
    List<String> better = new ArrayList<>();
    for (Contender contender : runs.keySet()) {
      if (contender != Contender.ADAPTIVE) {
        double gain = 100 * (adaptive - publicTest(contender).mean());
        (gain > 0 ? beaten : better)
            .add(String.format(Locale.ROOT, "%s (%+.2f points)", contender.title(), gain));
      }
    }
    String sentence =
        "On PublicTest the adaptive DBN has %s over %d seeds"
            .formatted(publicTest(Contender.ADAPTIVE).percent(), of(Contender.ADAPTIVE).size());
    if (!beaten.isEmpty()) {
      sentence += ", more than " + String.join(", ", beaten);
    }
    if (!better.isEmpty()) {
      sentence += ", not more than " + String.join(", ", better);
    }
    return sentence;
  }

  private Table summary() {
    double best = runs.keySet().stream().mapToDouble(c -> publicTest(c).mean()).max().orElseThrow();
    Table table =
        Table.of(
            "Mean and standard deviation over the seeds.",
            Column.text("network"),
            Column.count("parameters (mean)"),
            Column.text("validation"),
            Column.text("PublicTest"));
    for (Contender contender : runs.keySet()) {
      Spread test = publicTest(contender);
      table =
          table.row(
              contender.title(),
              Math.round(spread(of(contender), run -> (double) run.parameters()).mean()),
              spread(of(contender), StudyRun::validation).percent(),
              test.mean() == best ? Cell.best(test.percent()) : test.percent());
    }
    return table;
  }

  private Table all() {
    Table table =
        Table.of(
            "Every run.",
            Column.text("network"),
            Column.count("seed"),
            Column.text("layers"),
            Column.percent("validation", 2),
            Column.percent("PublicTest", 2),
            Column.count("seconds"));
    for (List<StudyRun> ofOne : runs.values()) {
      for (StudyRun run : ofOne) {
        table =
            table.row(
                run.contender().title(),
                run.seed(),
                layers(run),
                run.validation(),
                run.publicTest(),
                Math.round(run.seconds()));
      }
    }
    return table;
  }

  private static String layers(StudyRun run) {
    return String.join("-", run.structure().stream().map(String::valueOf).toList());
  }

  private BarChart bars() {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Contender contender : runs.keySet()) {
      Spread test = publicTest(contender);
      BarChart.Bar bar = BarChart.Bar.of(contender.title(), test.mean(), test.low(), test.high());
      bars.add(contender == Contender.ADAPTIVE ? bar.highlight() : bar);
    }
    return new BarChart(
        "PublicTest", Column.percent("accuracy", 2), bars, "Mean; one standard deviation around.");
  }

  private Optional<Block> pictures(String file, String caption) {
    List<Picture> found = new ArrayList<>();
    for (StudyRun run : of(Contender.ADAPTIVE)) {
      Path path = folder.resolve(Contender.ADAPTIVE.folder(run.seed())).resolve(file);
      if (Files.isRegularFile(path)) {
        found.add(new Picture(bytes(path), "seed " + run.seed()));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new PictureGrid(caption, PICTURE_WIDTH, found));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new MienException("%s cannot be read: %s.".formatted(path, e.getMessage()), e);
    }
  }
}
