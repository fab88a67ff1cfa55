package io.mien.recognition.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the files of a bundle are read from. */
interface BundleFiles {

  /**
   * @param file relative, with forward slashes
   * @throws NoSuchFileException if it is not there
   * @throws IOException if it cannot be read or lies outside the bundle
   */
  byte[] read(String file) throws IOException;

  /** The bundle as a person calls it. */
  @Override
  String toString();

  /** A folder. Links that lead out of it are not followed. */
  record Folder(Path path) implements BundleFiles {

    @Override
    public byte[] read(String file) throws IOException {
      Path real = path.resolve(relative(file)).toRealPath();
      if (!real.startsWith(path.toRealPath())) {
        throw new IOException(file + " leads out of the bundle");
      }
      return Files.readAllBytes(real);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A folder on the class path, in a directory or a jar. */
  record Resources(String name, String folder, ClassLoader loader) implements BundleFiles {

    @Override
    public byte[] read(String file) throws IOException {
      try (@Nullable InputStream in = loader.getResourceAsStream(folder + relative(file))) {
        if (in == null) {
          throw new NoSuchFileException(folder + file);
        }
        return in.readAllBytes();
      } catch (FileNotFoundException e) {
        throw new NoSuchFileException(folder + file, null, e.getMessage());
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** The name itself, if it stays within the bundle by its words alone. */
  static String relative(String file) throws IOException {
    boolean escapes = file.startsWith("/") || file.contains("\\") || file.contains(":");
    for (String part : file.split("/", -1)) {
      escapes |= part.isEmpty() || part.equals(".") || part.equals("..");
    }
    if (escapes) {
      throw new IOException(file + " leads out of the bundle");
    }
    return file;
  }
}
