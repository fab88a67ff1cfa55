package io.mien.trainer.study;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps runs apart that learned by other options or from other faces. */
final class Signature {

  private static final String FILE = "study.txt";

  private Signature() {}

  /**
   * Writes down how the runs of a folder learn, or compares.
   *
   * @param recipe of one seed, the same one in every call
   * @throws MienException if the runs in the folder learned otherwise, or it cannot be written
   */
  static void check(Path folder, StudyRecipe recipe, StudyFaces faces) {
    String text = "%s%n%s%n".formatted(recipe, faces.training().fingerprint());
    Path file = folder.resolve(FILE);
    try {
      if (Files.isRegularFile(file) && !Files.readString(file).equals(text)) {
        throw new MienException(
            "%s holds runs with other options or faces; give the options of %s or another --out."
                .formatted(folder, file));
      }
      Files.createDirectories(folder);
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new MienException("%s cannot be written: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
