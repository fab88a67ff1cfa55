package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in folders, without what systems and archivers leave there. */
final class Folders {

  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff");

  private Folders() {}

  /** The folders in a folder, by name. */
  static List<Path> in(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).filter(Folders::isOwn).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** All files below a folder at any depth, by path. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> own(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, e);
    }
  }

  /** Whether a file has the name of a picture. */
  static boolean isPicture(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot >= 0 && PICTURES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  private static boolean own(Path relative) {
    for (Path part : relative) {
      if (!isOwn(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOwn(Path path) {
    String name = String.valueOf(path.getFileName());
    return !name.startsWith(".") && !name.startsWith("__MACOSX");
  }

  private static MienException unreadable(Path folder, Exception e) {
    return new MienException(
        "%s cannot be read (%s); check the path and its permissions."
            .formatted(folder, e.getMessage()),
        e);
  }
}
