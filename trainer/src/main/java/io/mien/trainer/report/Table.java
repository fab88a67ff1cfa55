package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * A table, in HTML here and in Markdown by {@link MarkdownTable}. Immutable: {@link #row} returns a
 * longer table.
 *
 * @param caption what the table shows, one sentence; may be empty
 * @param columns with their formats; the first holds the rows' names
 * @param rows of as many cells as there are columns
 */
public record Table(String caption, List<Column> columns, List<Row> rows) implements Block {

  /** Stands where there is no value. */
  public static final String MISSING = "–";

  /**
   * One row.
   *
   * @param texts what is shown, column by column
   * @param highlights the indices of the cells that stand out
   * @param highlighted whether the whole row stands out
   */
  public record Row(List<String> texts, List<Integer> highlights, boolean highlighted) {

    public Row {
      texts = List.copyOf(texts);
      highlights = List.copyOf(highlights);
    }
  }

  public Table {
    requireNonNull(caption, "caption");
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.texts().size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells for %d columns in \"%s\""
                .formatted(row.texts().size(), columns.size(), caption));
      }
    }
  }

  /** A table without rows. */
  public static Table of(String caption, Column... columns) {
    return new Table(caption, List.of(columns), List.of());
  }

  /**
   * This table and one more row.
   *
   * @param values one for each column: a number, which is written in the column's format (NaN as
   *     missing); a {@link Cell}; or anything that says itself in words
   */
  public Table row(Object... values) {
    return with(false, values);
  }

  /** This table and one more row that stands out. */
  public Table highlightedRow(Object... values) {
    return with(true, values);
  }

  private Table with(boolean highlighted, Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for %d columns in \"%s\"".formatted(values.length, columns.size(), caption));
    }
    List<String> texts = new ArrayList<>();
    List<Integer> highlights = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Cell cell = values[i] instanceof Cell given ? given : new Cell(values[i], false);
      texts.add(columns.get(i).format(cell.value()));
      if (cell.highlighted()) {
        highlights.add(i);
      }
    }
    List<Row> more = new ArrayList<>(rows);
    more.add(new Row(texts, highlights, highlighted));
    return new Table(caption, columns, more);
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table>");
    if (!caption.isEmpty()) {
      html.append(Html.element("caption", "", caption));
    }
    html.append("<thead><tr>");
    for (Column column : columns) {
      html.append("<th scope=\"col\"%s>".formatted(style(column, false)))
          .append(Html.escape(column.header()))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>");
    rows.forEach(row -> html.append(html(row)));
    return html.append("</tbody></table></div>").toString();
  }

  private String html(Row row) {
    StringBuilder html = new StringBuilder(row.highlighted() ? "<tr class=\"best\">" : "<tr>");
    for (int i = 0; i < columns.size(); i++) {
      String tag = i == 0 ? "th" : "td";
      html.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "");
      html.append(style(columns.get(i), row.highlights().contains(i))).append('>');
      html.append(Html.escape(row.texts().get(i))).append("</").append(tag).append('>');
    }
    return html.append("</tr>").toString();
  }

  private static String style(Column column, boolean highlighted) {
    List<String> styles = new ArrayList<>();
    if (column.kind() != Column.Kind.TEXT) {
      styles.add("number");
    }
    if (column.published()) {
      styles.add("published");
    }
    if (highlighted) {
      styles.add("best");
    }
    return styles.isEmpty() ? "" : " class=\"" + String.join(" ", styles) + '"';
  }
}
