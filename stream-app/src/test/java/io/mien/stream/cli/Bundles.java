package io.mien.stream.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of the default bundle, for tests that damage one. */
final class Bundles {

  private static final List<String> FILES = List.of("bundle.json", "parent.onnx");

  private Bundles() {}

  static Path copyDefault(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String file : FILES) {
        try (InputStream in =
            Bundles.class.getResourceAsStream("/io/mien/bundles/default/" + file)) {
          Files.copy(in, folder.resolve(file));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
