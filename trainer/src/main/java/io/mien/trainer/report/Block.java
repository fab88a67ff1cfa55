package io.mien.trainer.report;

/** One part of a report's section. Every block is an immutable value. */
public sealed interface Block
    permits BarChart,
        Columns,
        Commands,
        Figure,
        HeatTable,
        KeyFigures,
        Paragraph,
        PictureGrid,
        Table {

  /** The block as well-formed HTML with every text escaped. */
  String html();
}
