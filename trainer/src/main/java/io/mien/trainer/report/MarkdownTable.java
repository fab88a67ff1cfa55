package io.mien.trainer.report;

import io.mien.recognition.report.PaddedTable;
import java.util.ArrayList;
import java.util.List;

/** A {@link Table} in Markdown; what is highlighted is bold. */
public final class MarkdownTable {

  private MarkdownTable() {}

  /** The table, without its caption; every line ends with a line feed. */
  public static String of(Table table) {
    return PaddedTable.of(
        table.columns().stream()
            .map(c -> new PaddedTable.Header(c.header(), c.kind() != Column.Kind.TEXT))
            .toList(),
        table.rows().stream().map(MarkdownTable::cells).toList());
  }

  private static List<String> cells(Table.Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.texts().size(); i++) {
      String text = row.texts().get(i);
      boolean bold = row.highlighted() || row.highlights().contains(i);
      cells.add(bold && !text.isBlank() ? "**" + text + "**" : text);
    }
    return cells;
  }
}
