package io.mien.stream.frames;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes pictures from a claim folder once they are as old as the frames topic keeps its own: now,
 * and every half minute until closed. Capture and stream both do it, so that pictures go also where
 * one of them has ended. Only files with the names that {@link ClaimFolder} gives are touched,
 * whatever else lies there.
 */
public final class ClaimExpiry implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimExpiry.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Optional<ClaimFolder> claims;
  private final Duration retention;
  private final ScheduledExecutorService sweeper;

  /**
   * @param claims empty: there is nothing to do
   * @param retention how long a picture is kept after it was written, to the minute
   */
  public ClaimExpiry(Optional<ClaimFolder> claims, Duration retention) {
    this.claims = claims;
    this.retention = retention;
    this.sweeper =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "claim-expiry");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins; returns at once. */
  public void start() {
    claims.ifPresent(
        folder -> {
          var unused = // a sweep reports what fails, and the next one is made all the same
              sweeper.scheduleWithFixedDelay(
                  () -> sweep(folder), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  /** Deletes what is old; what cannot be deleted is tried again next time. */
  void sweep(ClaimFolder claims) {
    Instant oldest = claims.now().minus(retention);
    try (DirectoryStream<Path> minutes = Files.newDirectoryStream(claims.folder())) {
      for (Path minute : minutes) {
        boolean old =
            ClaimNames.lastWrite(minute.getFileName().toString())
                .filter(last -> !last.isAfter(oldest))
                .isPresent();
        if (old && Files.isDirectory(minute, LinkOption.NOFOLLOW_LINKS)) {
          delete(minute);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("large frames that are old stay in {} for now: {}", claims.folder(), e.toString());
    }
  }

  private static void delete(Path minute) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(minute)) {
      for (Path file : files) {
        if (ClaimNames.isClaim(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      LOG.debug("another process was faster at {}", minute, e);
      return;
    }
    try {
      Files.deleteIfExists(minute);
    } catch (DirectoryNotEmptyException e) {
      LOG.debug("{} holds something else as well", minute, e);
    }
  }

  /** Ends it; a sweep under way is finished. */
  @Override
  public void close() {
    sweeper.shutdown();
  }
}
