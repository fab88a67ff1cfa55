package io.mien.trainer.report;

import io.mien.recognition.MienException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was set to, as a table: every component of its records, those of records within too.
 */
public final class SettingsTable {

  private SettingsTable() {}

  /**
   * A table with a row for each setting.
   *
   * @param caption one sentence
   * @param settings public records by what they are for, in the order of the rows
   */
  public static Table of(String caption, Map<String, ? extends Record> settings) {
    Rows rows = new Rows(Table.of(caption, Column.text("setting"), Column.text("value")));
    settings.forEach((name, record) -> rows.add(List.of(name), record));
    return rows.table;
  }

  private static final class Rows {

    private Table table;

    Rows(Table table) {
      this.table = table;
    }

    void add(List<String> path, @Nullable Object value) {
      if (!(value instanceof Record group) || group.getClass().getRecordComponents().length == 0) {
        table = table.row(String.join(": ", path), value == null ? Table.MISSING : value);
        return;
      }
      for (RecordComponent component : group.getClass().getRecordComponents()) {
        List<String> within = new ArrayList<>(path);
        within.add(words(component.getName()));
        add(within, valueOf(component, group));
      }
    }

    private static String words(String name) {
      return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object valueOf(RecordComponent component, Record group) {
      try {
        return component.getAccessor().invoke(group);
      } catch (ReflectiveOperationException e) {
        throw new MienException(
            "The setting %s of %s cannot be read."
                .formatted(component.getName(), group.getClass().getSimpleName()),
            e);
      }
    }
  }
}
