package io.mien.trainer.dbnreport;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.report.Measured;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.NeuronEvent;
import io.mien.trainer.dbn.RbmEpoch;
import io.mien.trainer.dbn.Refinement;
import io.mien.trainer.dbn.StructureHistory;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.ConfusionBlocks;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.SettingsTable;
import io.mien.trainer.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page about a run of {@code mien train dbn}. */
public final class DbnReport {

  /** The name of the page in a run's folder. */
  public static final String FILE = "report.html";

  private static final String SETTINGS =
      "All settings of this run, those of the command line and the defaults of this version.";

  private final Path folder;

  /**
   * @param folder of the run
   */
  public DbnReport(Path folder) {
    this.folder = requireNonNull(folder, "folder");
  }

  /**
   * Writes the page into the folder, if at least one pass was learned.
   *
   * @param model the finished network; empty if the run was stopped before
   * @param figures of the network, by what they were measured on, in order
   * @param settings that it was made with, by what they are for, in order
   * @throws io.mien.recognition.MienException if it cannot be written
   */
  public void write(
      Optional<DbnModel> model,
      Map<String, Confusion> figures,
      Map<String, Record> settings,
      Measured measured) {
    StructureHistory history = StructureHistory.read(folder);
    if (!history.epochs().isEmpty()) {
      page(history, model, figures, settings, measured).write(folder.resolve(FILE));
    }
  }

  /**
   * The run as a section in Markdown.
   *
   * @param figures of the network, by what they were measured on, in order
   */
  public String markdown(DbnModel model, Map<String, Confusion> figures) {
    StructureHistory history = StructureHistory.read(folder);
    Table answers =
        Table.of(
            "",
            Column.text("measured on"),
            Column.count("faces"),
            Column.percent("accuracy", 2),
            Column.number("macro F1", 3));
    for (Map.Entry<String, Confusion> on : figures.entrySet()) {
      Confusion confusion = on.getValue();
      answers =
          answers.row(on.getKey(), confusion.total(), confusion.accuracy(), confusion.macroF1());
    }
    String found =
        "%s: layers of %s, %,d parameters."
            .formatted(grown(history), structure(history, Optional.of(model)), model.parameters());
    String tried =
        history.refinements().isEmpty() ? "" : "\n" + MarkdownTable.of(refinements(history));
    return found + "\n\n" + MarkdownTable.of(answers) + tried;
  }

  private static Table refinements(StructureHistory history) {
    Table table =
        Table.of(
            "A step is kept if validation does not get worse by it, neither in accuracy nor in loss.",
            Column.text("tried after fine-tuning"),
            Column.count("neurons"),
            Column.percent("validation before", 2),
            Column.percent("after", 2),
            Column.number("loss before", 4),
            Column.number("loss after", 4),
            Column.text("kept"));
    for (Refinement tried : history.refinements()) {
      table =
          table.row(
              tried.kind().title(),
              tried.neurons(),
              tried.accuracyBefore(),
              tried.accuracyAfter(),
              tried.lossBefore(),
              tried.lossAfter(),
              tried.kept() ? "yes" : "no");
    }
    return table;
  }

  private HtmlReport page(
      StructureHistory history,
      Optional<DbnModel> model,
      Map<String, Confusion> figures,
      Map<String, Record> settings,
      Measured measured) {
    HtmlReport page =
        HtmlReport.of("An adaptive deep belief network", lead(history, figures))
            .section("", keyFigures(history, model, figures))
            .section("How it grew", new StructureFigures(history).blocks());
    if (model.isEmpty()) {
      page = page.warned("The run was stopped before its end; --resume goes on.");
    }
    if (!history.tuning().isEmpty()) {
      page = page.section("Fine-tuning", TuningFigures.of(history.tuning()));
    }
    if (!history.refinements().isEmpty()) {
      page = page.section("After fine-tuning", refinements(history));
    }
    for (Map.Entry<String, Confusion> measuredOn : figures.entrySet()) {
      page =
          page.section(
              "Answers on " + measuredOn.getKey(), ConfusionBlocks.of(measuredOn.getValue()));
    }
    List<Block> pictures =
        model
            .map(found -> new DbnPictures(folder).blocks(found.size(), found.labels()))
            .orElse(List.of());
    if (!pictures.isEmpty()) {
      page = page.section("What it sees and dreams", pictures);
    }
    return page.section(
        "How to repeat this", new Commands(measured), SettingsTable.of(SETTINGS, settings));
  }

  private static String grown(StructureHistory history) {
    return "In %d passes %d neurons came and %d went"
        .formatted(
            history.epochs().size(),
            count(history, NeuronEvent.Kind.GENERATED),
            count(history, NeuronEvent.Kind.ANNIHILATED));
  }

  private static String lead(StructureHistory history, Map<String, Confusion> figures) {
    String found = grown(history);
    return figures.entrySet().stream()
        .findFirst()
        .map(
            entry ->
                "%s; %s of the faces are right on %s."
                    .formatted(found, percent(entry.getValue()), entry.getKey()))
        .orElse(found + ".");
  }

  private static KeyFigures keyFigures(
      StructureHistory history, Optional<DbnModel> model, Map<String, Confusion> figures) {
    KeyFigures strip =
        KeyFigures.none()
            .with(structure(history, model), "structure found", "inputs, hidden layers, labels");
    if (model.isPresent()) {
      strip = strip.with("%,d".formatted(model.get().parameters()), "parameters");
    }
    for (Map.Entry<String, Confusion> on : figures.entrySet()) {
      strip =
          strip.with(
              percent(on.getValue()),
              "accuracy",
              "%s, %,d faces".formatted(on.getKey(), on.getValue().total()));
    }
    return strip;
  }

  private static String structure(StructureHistory history, Optional<DbnModel> model) {
    Stream<Integer> sizes =
        model.map(DbnModel::structure).orElseGet(() -> hidden(history)).stream();
    return sizes.map(String::valueOf).collect(Collectors.joining(" – "));
  }

  private static List<Integer> hidden(StructureHistory history) {
    List<Integer> sizes = new ArrayList<>();
    for (RbmEpoch epoch : history.epochs()) {
      if (epoch.layer() > sizes.size()) {
        sizes.add(epoch.neurons());
      }
      sizes.set(epoch.layer() - 1, epoch.neurons());
    }
    return sizes;
  }

  private static long count(StructureHistory history, NeuronEvent.Kind kind) {
    return history.neurons().stream().filter(event -> event.kind() == kind).count();
  }

  private static String percent(Confusion confusion) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * confusion.accuracy());
  }
}
