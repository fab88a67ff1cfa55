package io.mien.stream.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that is deleted with all that is in it when it is closed, or when the process ends
 * before that: what it holds shows people. Only a killed process leaves it behind.
 */
public final class TemporaryFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolder.class);

  private static final int ATTEMPTS = 5;

  private final Path path;
  private final Thread hook = new Thread(this::deleteAtExit, "delete-temporary-folder");

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one where Java keeps temporary files.
   *
   * @throws IOException if there is no writing there
   */
  public static TemporaryFolder create(String prefix) throws IOException {
    TemporaryFolder folder = new TemporaryFolder(Files.createTempDirectory(prefix));
    Runtime.getRuntime().addShutdownHook(folder.hook);
    return folder;
  }

  public Path path() {
    return path;
  }

  /** Deletes the folder; while the process ends, that is left to its end. */
  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("{} goes with the process", path, e);
      return;
    }
    delete();
  }

  /** Whoever has files here may still write: what comes while others go takes another attempt. */
  private void deleteAtExit() {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        delete();
        return;
      } catch (IOException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          LOG.warn("cannot delete {}; delete it yourself", path, e);
        }
      }
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.deleteIfExists(each);
    }
  }
}
