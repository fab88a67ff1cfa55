package io.mien.trainer.dbnreport;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.report.Measured;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.NeuronEvent;
import io.mien.trainer.dbn.RbmEpoch;
import io.mien.trainer.dbn.StructureHistory;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.ConfusionBlocks;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Commands;
import io.mien.trainer.report.HtmlReport;
import io.mien.trainer.report.KeyFigures;
import io.mien.trainer.report.SettingsTable;
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

  private static String lead(StructureHistory history, Map<String, Confusion> figures) {
    String found =
        "In %d passes %d neurons came and %d went"
            .formatted(
                history.epochs().size(),
                count(history, NeuronEvent.Kind.GENERATED),
                count(history, NeuronEvent.Kind.ANNIHILATED));
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
