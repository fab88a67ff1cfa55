package io.mien.trainer.evaluate;

import io.mien.trainer.report.Column;
import io.mien.trainer.report.MarkdownTable;
import io.mien.trainer.report.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle is worth and what it costs, for a file of results.
 *
 * @param labelings by each of which it was measured
 * @param affect how near its valence and arousal come; null where it says none or nobody told them
 * @param parent the graph that judges every face
 * @param whole that and the children of its experts
 * @param speed on one core
 */
public record BundleFigures(
    List<Labeling> labelings,
    @Nullable AffectScores affect,
    GraphSize parent,
    GraphSize whole,
    InferenceSpeed speed) {

  public BundleFigures {
    labelings = List.copyOf(labelings);
  }

  /** A table with a row for each labeling, and what the bundle costs. */
  public String markdown() {
    Table table =
        Table.of(
            "",
            Column.text("by"),
            Column.text("answered by"),
            Column.count("faces"),
            Column.percent("accuracy", 2),
            Column.number("macro F1", 3),
            Column.percent("expected calibration error", 2));
    for (Labeling labeling : labelings) {
      Confusion confusion = labeling.confusion();
      table =
          table.row(
              labeling.truth().shortTitle(),
              '`' + labeling.output() + '`',
              confusion.total(),
              confusion.accuracy(),
              confusion.macroF1(),
              labeling.calibrationError());
    }
    return MarkdownTable.of(table) + '\n' + costs() + (affect == null ? "" : affected(affect));
  }

  private String costs() {
    return String.format(
        Locale.ROOT,
        "%s%s. A face takes %.2f ms in ONNX Runtime, one at a time on one core, %.2f ms of the processor"
            + " (medians of %d passes).%n",
        parent,
        whole.equals(parent) ? "" : "; with its experts %s".formatted(whole),
        speed.millis(),
        speed.processorMillis(),
        InferenceSpeed.PASSES);
  }

  private static String affected(AffectScores affect) {
    return String.format("%nIt tells %s.%n", affect.sentence());
  }
}
