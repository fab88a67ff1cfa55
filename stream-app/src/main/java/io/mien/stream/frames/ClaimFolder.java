package io.mien.stream.frames;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.schemas.FrameClaim;
import io.mien.schemas.FrameEncoding;
import io.mien.stream.frames.ClaimException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that holds pictures too large for a record; capture and stream share it. A file is
 * written whole before anybody is told of it and never changed after that. Safe for use by many
 * threads and processes.
 */
public final class ClaimFolder {

  private static final Logger LOG = LoggerFactory.getLogger(ClaimFolder.class);

  private final Path folder;
  private final int maxBytes;
  private final InstantSource clock;

  private ClaimFolder(Path folder, int maxBytes, InstantSource clock) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /**
   * @param folder that exists
   * @param maxBytes of one picture, at least 1; larger ones are neither written nor read
   * @throws MienException if it is no folder
   */
  public static ClaimFolder open(Path folder, int maxBytes) {
    return open(folder, maxBytes, InstantSource.system());
  }

  static ClaimFolder open(Path folder, int maxBytes, InstantSource clock) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is at least 1: " + maxBytes);
    }
    requireNonNull(clock, "clock");
    try {
      // Links on the way to the folder are the operator's own; from here on none leads out of it.
      return new ClaimFolder(folder.toRealPath(), maxBytes, clock).checked();
    } catch (IOException e) {
      throw notThere(folder, e);
    }
  }

  private ClaimFolder checked() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("not a folder");
    }
    return this;
  }

  private static MienException notThere(Path folder, IOException cause) {
    return new MienException(
        "the folder %s for large frames is not there; make it, or mount it, or name another with --claims"
            .formatted(folder),
        cause);
  }

  /** Largest picture in bytes. */
  public int maxBytes() {
    return maxBytes;
  }

  Path folder() {
    return folder;
  }

  /**
   * Writes a picture into a file of its own.
   *
   * @return what a record has to say so that {@link #read} gives the same bytes
   * @throws IOException if the folder does not take it
   */
  public FrameClaim write(byte[] picture, FrameEncoding encoding) throws IOException {
    if (picture.length > maxBytes) {
      throw new IllegalArgumentException(
          "%d bytes where at most %d are".formatted(picture.length, maxBytes));
    }
    String path = ClaimNames.path(clock.instant(), UUID.randomUUID(), encoding);
    Path file = folder.resolve(path);
    makeFolder(requireNonNull(file.getParent()));
    Path part = file.resolveSibling(file.getFileName() + ClaimNames.PART);
    try {
      Files.write(part, picture);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    return new FrameClaim(path, sha256(picture), (long) picture.length);
  }

  /** Not what lies above it: a folder that is gone is to be noticed, not made anew. */
  private static void makeFolder(Path minute) throws IOException {
    if (!Files.isDirectory(minute)) {
      try {
        Files.createDirectory(minute);
      } catch (FileAlreadyExistsException e) {
        LOG.trace("another thread was faster", e);
      }
    }
  }

  /**
   * The picture that a record refers to, exactly as it was written.
   *
   * @throws ClaimException if it is not there, is another one, lies outside the folder or is too
   *     large
   * @throws MienException if the whole folder is gone, which is no fault of the record
   */
  public byte[] read(FrameClaim claim) {
    if (claim.getLength() < 1 || claim.getLength() > maxBytes) {
      throw new ClaimException(
          Reason.TOO_LARGE,
          "The frame claims a file of %d bytes and the limit is %d; send a smaller one or raise --max-claim-bytes."
              .formatted(claim.getLength(), maxBytes));
    }
    byte[] picture = bytes(claim);
    String found = sha256(picture);
    if (picture.length != claim.getLength() || !found.equals(claim.getSha256())) {
      throw new ClaimException(
          Reason.ALTERED,
          "The file that the frame claims was altered: its SHA-256 or its length is another than the record says.");
    }
    return picture;
  }

  /** One byte more than claimed at most: enough to see that there are more. */
  private byte[] bytes(FrameClaim claim) {
    try {
      Path file = inside(claim.getPath());
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw refused("is not a file");
      }
      try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        return in.readNBytes(Math.toIntExact(claim.getLength()) + 1);
      }
    } catch (NoSuchFileException e) {
      if (!Files.isDirectory(folder)) {
        throw notThere(folder, e);
      }
      throw new ClaimException(
          Reason.MISSING,
          "The file that the frame claims is not in the folder for large frames; it expired, was deleted, or --claims names another folder than the capture did.",
          e);
    } catch (IOException e) {
      throw new ClaimException(
          Reason.MISSING,
          "The file that the frame claims cannot be read (%s); check the permissions in the folder for large frames."
              .formatted(e.getClass().getSimpleName()),
          e);
    }
  }

  /** A link on the way is followed, and then must still end in the folder. */
  private Path inside(String path) throws IOException {
    Path file;
    try {
      file = folder.resolve(path);
    } catch (InvalidPathException e) {
      throw refused("has no name that a file can have");
    }
    if (path.isEmpty() || path.contains("\\") || !file.normalize().equals(file)) {
      throw refused("has no plain relative path");
    }
    if (!file.startsWith(folder)) {
      throw refused("lies outside the folder for large frames");
    }
    Path real = file.toRealPath();
    if (!real.startsWith(folder)) {
      throw refused("lies outside the folder for large frames");
    }
    return real;
  }

  private static ClaimException refused(String why) {
    return new ClaimException(
        Reason.REFUSED, "The file that the frame claims %s and is not read.".formatted(why));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Now, by the clock that names files. */
  Instant now() {
    return clock.instant();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (up to %d bytes a frame)", folder, maxBytes);
  }
}
