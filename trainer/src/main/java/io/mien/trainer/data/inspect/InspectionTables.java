package io.mien.trainer.data.inspect;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Usage;
import io.mien.trainer.report.Column;
import io.mien.trainer.report.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of an {@link Inspection} as tables. */
record InspectionTables(
    FaceData data, List<Usage> parts, DuplicateGroups exact, DuplicateGroups near) {

  /** A row for each class, a column for each part. */
  Table classes() {
    List<Column> columns = new ArrayList<>(List.of(Column.text("class")));
    parts.forEach(part -> columns.add(Column.count(part.label())));
    columns.add(Column.count("all"));
    columns.add(Column.percent("share", 1));
    Map<Usage, Map<Emotion, Integer>> counts = new EnumMap<>(Usage.class);
    parts.forEach(part -> counts.put(part, data.counts(part)));
    Table table = Table.of("", columns.toArray(Column[]::new));
    for (Emotion emotion : data.classes()) {
      List<Integer> row =
          parts.stream()
              .map(part -> counts.getOrDefault(part, Map.of()).getOrDefault(emotion, 0))
              .toList();
      table = table.row(cells(emotion.label(), row));
    }
    List<Integer> sums = parts.stream().map(part -> data.of(part).size()).toList();
    return table.highlightedRow(cells("all", sums));
  }

  private Object[] cells(String name, List<Integer> counts) {
    int sum = counts.stream().mapToInt(n -> n).sum();
    List<Object> cells = new ArrayList<>(List.of(name));
    cells.addAll(counts);
    cells.add(sum);
    cells.add(sum / (double) Math.max(1, data.faces().size()));
    return cells.toArray();
  }

  /** Repeats within each part and across every two. */
  Table duplicates() {
    Table table =
        Table.of(
            "",
            Column.text("faces that are there before"),
            Column.count("the very same"),
            Column.count("nearly the same too"),
            Column.percent("of the part", 2));
    for (Usage part : parts) {
      table =
          table.row(
              "of %s, in %s".formatted(part.label(), part.label()),
              exact.within(part),
              near.within(part),
              share(near.within(part), part));
    }
    for (Usage part : parts) {
      for (Usage earlier : parts.subList(0, parts.indexOf(part))) {
        table =
            table.row(
                "of %s, in %s".formatted(part.label(), earlier.label()),
                exact.across(part, earlier),
                near.across(part, earlier),
                share(near.across(part, earlier), part));
      }
    }
    return table;
  }

  private double share(int count, Usage part) {
    return count / (double) data.of(part).size();
  }

  /** What the table of duplicates means, in a few words. */
  String duplicatesSentence() {
    return """
    %,d faces. Of %,d groups with the very same pixels, %,d are labeled in more than one way; of \
    %,d groups that are nearly the same, %,d.\
    """
        .formatted(
            data.faces().size(),
            exact.groups().size(),
            exact.contradicting(),
            near.groups().size(),
            near.contradicting());
  }
}
