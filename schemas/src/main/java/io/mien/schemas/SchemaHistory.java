package io.mien.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every version that a record's schema ever had, oldest first, the current one included. They lie
 * beside this class as {@code history/<record>/v1.avsc}, {@code v2.avsc} and so on.
 */
final class SchemaHistory {

  private SchemaHistory() {}

  /** The versions of a record, by the simple name of its class; empty if none was ever kept. */
  static List<Schema> of(String record) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String file = "history/" + record + "/v" + (versions.size() + 1) + ".avsc";
      try (InputStream schema = SchemaHistory.class.getResourceAsStream(file)) {
        if (schema == null) {
          return List.copyOf(versions);
        }
        versions.add(new Schema.Parser().parse(schema));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the schema " + file, e);
      }
    }
  }
}
