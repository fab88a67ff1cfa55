package io.mien.trainer.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A {@link Table} in Markdown that also reads well as plain text: columns are padded to a common
 * width, numbers stand on the right, what is highlighted is bold.
 */
public final class MarkdownTable {

  private static final int LEAST = 4;

  private MarkdownTable() {}

  /** The table, without its caption; every line ends with a line feed. */
  public static String of(Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(table.columns().stream().map(column -> escape(column.header())).toList());
    table.rows().forEach(row -> lines.add(cells(row)));
    int columns = table.columns().size();
    List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, LEAST));
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths.set(i, Math.max(widths.get(i), length(line.get(i))));
      }
    }
    StringBuilder text = new StringBuilder(line(table, lines.get(0), widths));
    for (int i = 0; i < columns; i++) {
      boolean right = right(table, i);
      text.append("| ").append("-".repeat(widths.get(i) - (right ? 1 : 0)));
      text.append(right ? ": " : " ");
    }
    text.append("|\n");
    lines.subList(1, lines.size()).forEach(line -> text.append(line(table, line, widths)));
    return text.toString();
  }

  private static List<String> cells(Table.Row row) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.texts().size(); i++) {
      String text = escape(row.texts().get(i));
      boolean bold = row.highlighted() || row.highlights().contains(i);
      cells.add(bold && !text.isBlank() ? "**" + text + "**" : text);
    }
    return cells;
  }

  private static String line(Table table, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String space = " ".repeat(widths.get(i) - length(cells.get(i)));
      line.append("| ");
      line.append(right(table, i) ? space + cells.get(i) : cells.get(i) + space).append(' ');
    }
    return line.append("|\n").toString();
  }

  private static boolean right(Table table, int column) {
    return table.columns().get(column).kind() != Column.Kind.TEXT;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
