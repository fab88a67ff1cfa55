package io.mien.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** The schemas as they are written down, without what code generation adds to them. */
final class SchemaFiles {

  private static final Path FOLDER = Path.of("src/main/avro");

  private SchemaFiles() {}

  static Schema current(String record) throws IOException {
    return parse(FOLDER.resolve(record + ".avsc"));
  }

  static List<Schema> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(SchemaFiles::parse).toList();
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
