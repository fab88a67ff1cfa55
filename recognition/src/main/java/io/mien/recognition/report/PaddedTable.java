package io.mien.recognition.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in Markdown that also reads well as plain text: columns are padded to a common width,
 * numbers stand on the right.
 */
public final class PaddedTable {

  private static final int LEAST = 4;

  /**
   * What stands on top of a column.
   *
   * @param right whether its cells are numbers, aligned right
   */
  public record Header(String text, boolean right) {

    public Header {
      requireNonNull(text, "text");
    }

    /** Of a column of words. */
    public static Header words(String text) {
      return new Header(text, false);
    }

    /** Of a column of numbers. */
    public static Header numbers(String text) {
      return new Header(text, true);
    }
  }

  private PaddedTable() {}

  /**
   * The table; every line ends with a line feed.
   *
   * @param rows of as many cells as there are headers
   */
  public static String of(List<Header> headers, List<List<String>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(headers.stream().map(header -> escape(header.text())).toList());
    rows.forEach(row -> lines.add(row.stream().map(PaddedTable::escape).toList()));
    List<Integer> widths = new ArrayList<>(Collections.nCopies(headers.size(), LEAST));
    for (List<String> line : lines) {
      for (int i = 0; i < widths.size(); i++) {
        widths.set(i, Math.max(widths.get(i), length(line.get(i))));
      }
    }
    StringBuilder text = new StringBuilder(line(headers, lines.get(0), widths));
    for (int i = 0; i < widths.size(); i++) {
      boolean right = headers.get(i).right();
      text.append("| ").append("-".repeat(widths.get(i) - (right ? 1 : 0)));
      text.append(right ? ": " : " ");
    }
    text.append("|\n");
    lines.subList(1, lines.size()).forEach(line -> text.append(line(headers, line, widths)));
    return text.toString();
  }

  private static String line(List<Header> headers, List<String> cells, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String space = " ".repeat(widths.get(i) - length(cells.get(i)));
      line.append("| ");
      line.append(headers.get(i).right() ? space + cells.get(i) : cells.get(i) + space).append(' ');
    }
    return line.append("|\n").toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
