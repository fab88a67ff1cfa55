package io.mien.stream.cli;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * Where events are written to. A file gets its name only when it is whole, so what a former run
 * wrote is not lost to one that fails.
 */
final class EventOutput implements AutoCloseable {

  /** What stands for stdout. */
  static final String STDOUT = "-";

  private final Writer writer;
  private final @Nullable Path part;
  private final @Nullable Path file;

  private EventOutput(Writer writer, @Nullable Path part, @Nullable Path file) {
    this.writer = writer;
    this.part = part;
    this.file = file;
  }

  /**
   * @param option that names it
   * @param out a file, {@code -} for {@code stdout}, or null for nowhere
   * @throws MienException if it cannot be written
   */
  static EventOutput open(String option, @Nullable String out, PrintWriter stdout) {
    if (out == null) {
      return new EventOutput(Writer.nullWriter(), null, null);
    }
    if (out.equals(STDOUT)) {
      return new EventOutput(stdout, null, null);
    }
    try {
      Path file = Path.of(out).toAbsolutePath();
      Path folder = file.getParent();
      if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
        throw new MienException(
            "cannot write to %s: %s; %s takes a file in a folder that exists"
                .formatted(
                    out,
                    Files.isDirectory(file) ? "it is a folder" : "there is no folder " + folder,
                    option));
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        // A pipe or a device has no part to be renamed.
        return new EventOutput(Files.newBufferedWriter(file), null, null);
      }
      // Not a temporary file of Java's: nobody else could read what it is renamed to.
      Path part = file.resolveSibling("." + file.getFileName() + ".part");
      return new EventOutput(Files.newBufferedWriter(part), part, file);
    } catch (IOException | InvalidPathException e) {
      throw new MienException(
          "cannot write to %s: %s; %s takes a file in a folder that may be written"
              .formatted(out, e, option),
          e);
    }
  }

  Writer writer() {
    return writer;
  }

  /**
   * Everything is written.
   *
   * @throws IOException if it could not be
   */
  void finish() throws IOException {
    writer.flush();
    if (writer instanceof PrintWriter print && print.checkError()) {
      throw new IOException("stdout takes no more; make room there, or name a file with --out");
    }
    if (part != null && file != null) {
      writer.close();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      writer.close();
      Files.deleteIfExists(part);
    }
  }
}
