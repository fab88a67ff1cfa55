package io.mien.stream.broker;

import io.mien.recognition.MienException;
import io.mien.stream.files.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one embedded broker, held by a lock until closed. Kafka has a lock of its own, but
 * takes it only after it has opened the metadata log for writing.
 */
final class BrokerFolder implements AutoCloseable {

  private static final String LOCK = "broker.lock";

  private final Path folder;
  private final @Nullable TemporaryFolder temporary;
  private final FileChannel lock;

  private BrokerFolder(Path folder, @Nullable TemporaryFolder temporary, FileChannel lock) {
    this.folder = folder;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * @param kept null for a temporary folder
   * @throws MienException if the folder cannot be written or another broker has it
   */
  static BrokerFolder open(@Nullable Path kept) {
    try {
      TemporaryFolder temporary = null;
      Path folder;
      if (kept == null) {
        temporary = TemporaryFolder.create("mien-broker-");
        folder = temporary.path();
      } else {
        folder = Files.createDirectories(kept);
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new MienException(
            "another broker uses the folder %s; stop it or choose another folder"
                .formatted(folder));
      }
      return new BrokerFolder(folder, temporary, channel);
    } catch (IOException e) {
      throw new MienException(
          "the broker cannot write to %s (%s); choose a folder that you may write to"
              .formatted(kept == null ? System.getProperty("java.io.tmpdir") : kept, e),
          e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Kafka's own log directory. */
  Path data() {
    return folder.resolve("data");
  }

  Path serverProperties() {
    return folder.resolve("server.properties");
  }

  boolean isFormatted() {
    return Files.exists(data().resolve("meta.properties"));
  }

  /** Gives the folder back; a temporary one is deleted. */
  @Override
  public void close() {
    try {
      lock.close();
      if (temporary != null) {
        temporary.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back " + folder, e);
    }
  }
}
