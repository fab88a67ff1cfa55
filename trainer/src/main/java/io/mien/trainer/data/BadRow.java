package io.mien.trainer.data;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A row that could not be used.
 *
 * @param line counted from 1, the header included; 0 if the whole file is one row, as a picture is
 * @param reason what is wrong with it
 */
public record BadRow(Path file, long line, String reason) {

  public BadRow {
    requireNonNull(file, "file");
    requireNonNull(reason, "reason");
    if (line < 0) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }

  @Override
  public String toString() {
    return line == 0
        ? "%s: %s".formatted(file, reason)
        : "%s line %d: %s".formatted(file, line, reason);
  }
}
