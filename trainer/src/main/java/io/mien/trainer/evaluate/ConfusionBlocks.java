package io.mien.trainer.evaluate;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.report.Block;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.HeatTable;
import io.mien.trainer.report.Table;
import java.util.List;

/** A {@link Confusion} as parts of a page. */
public final class ConfusionBlocks {

  private static final int DECIMALS = 3;

  private ConfusionBlocks() {}

  /** The matrix, then precision, recall and F1 of each label. */
  public static List<Block> of(Confusion confusion) {
    return List.of(matrix(confusion), perClass(confusion));
  }

  private static HeatTable matrix(Confusion confusion) {
    return new HeatTable(
        "Faces by what is true and what was answered, with the share of each row.",
        confusion.labels().stream().map(Emotion::label).toList(),
        confusion.counts());
  }

  /** Precision, recall and F1 of each label; the last row weighs every label the same. */
  public static Table perClass(Confusion confusion) {
    Table table =
        Table.of(
            "How well each emotion is recognized.",
            Column.text("emotion"),
            Column.number("precision", DECIMALS),
            Column.number("recall", DECIMALS),
            Column.number("F1", DECIMALS),
            Column.count("faces"));
    for (Emotion emotion : confusion.labels()) {
      ClassFigures figures = confusion.of(emotion);
      table =
          table.row(
              emotion.label(),
              figures.precision(),
              figures.recall(),
              figures.f1(),
              figures.support());
    }
    return table.highlightedRow("mean", "", "", confusion.macroF1(), confusion.total());
  }
}
