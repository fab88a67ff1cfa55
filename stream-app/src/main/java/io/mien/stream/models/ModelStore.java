package io.mien.stream.models;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A folder of model files. A file gets its name there only after its checksum was found right.
 *
 * @param folder need not exist yet
 */
public record ModelStore(Path folder) {

  public ModelStore {
    requireNonNull(folder, "folder");
  }

  /** Where the file lies or will lie. */
  public Path path(ModelFile file) {
    return folder.resolve(file.fileName());
  }

  /** The stored file, if there is one. It is not checked again. */
  public Optional<Path> find(ModelFile file) {
    return Optional.of(path(file)).filter(Files::isRegularFile);
  }

  /**
   * Copies a file into the folder.
   *
   * @return where it lies now
   * @throws MienException if it is not in that folder, has another checksum or cannot be written
   */
  public Path copy(ModelFile file, Path from) {
    Path source = from.resolve(file.fileName());
    try (InputStream in = Files.newInputStream(source)) {
      return store(file, in, source.toString());
    } catch (NoSuchFileException e) {
      throw new MienException(
          "there is no %s in %s; --from takes the folder that holds it"
              .formatted(file.fileName(), from),
          e);
    } catch (IOException e) {
      throw new MienException("cannot copy %s to %s: %s".formatted(source, folder, e), e);
    }
  }

  /** Reads a file to its end and keeps it if it is the right one. */
  Path store(ModelFile file, InputStream in, String origin) throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, file.fileName(), ".part");
    try {
      MessageDigest digest = sha256();
      try (OutputStream out = Files.newOutputStream(part)) {
        new DigestInputStream(in, digest).transferTo(out);
      }
      String found = HexFormat.of().formatHex(digest.digest());
      if (!found.equals(file.sha256())) {
        throw new MienException(
            "%s is not the file that mien knows as %s: its SHA-256 is %s, not %s"
                .formatted(origin, file.name(), found, file.sha256()));
      }
      return Files.move(part, path(file), StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Reads the stored file again.
   *
   * @throws MienException if it is missing or not what it was
   */
  public void verify(ModelFile file) {
    Path path = path(file);
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchFileException e) {
      throw new MienException(
          "%s is not stored in %s; 'mien models fetch' gets it".formatted(file.name(), folder), e);
    } catch (IOException e) {
      throw new MienException("cannot read %s: %s".formatted(path, e), e);
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256())) {
      throw new MienException(
          "%s is damaged: its SHA-256 is %s, not %s; 'mien models fetch' gets it again"
              .formatted(path, found, file.sha256()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
