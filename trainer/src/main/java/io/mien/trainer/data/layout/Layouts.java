package io.mien.trainer.data.layout;

import io.mien.recognition.MienException;
import io.mien.trainer.data.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells layouts apart by what lies there. */
final class Layouts {

  private static final String FER2013_HEADER = "emotion,pixels,usage";
  private static final List<String> FER2013_NAMES = List.of("fer2013.csv.gz", "fer2013.csv");

  private Layouts() {}

  /**
   * @throws MienException if nothing is there, or what is there is in none of the layouts
   */
  static DataKind detect(Path data) {
    if (Files.isDirectory(data)) {
      return ofFolder(data);
    }
    try (BufferedReader lines = TextLines.open(data)) {
      String first = lines.readLine();
      if (first != null && first.strip().toLowerCase(Locale.ROOT).equals(FER2013_HEADER)) {
        return DataKind.FER2013;
      }
      if (first != null && AffectNetRow.looksLike(first)) {
        return DataKind.AFFECTNET;
      }
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be read (%s); fetch it again.".formatted(data, e.getMessage()), e);
    }
    throw new MienException(
        "%s is neither FER2013, whose first line is emotion,pixels,Usage, nor a list of AffectNet, whose rows have nine columns; name another file or a folder of pictures."
            .formatted(data));
  }

  private static DataKind ofFolder(Path data) {
    if (fer2013(data).isPresent()) {
      return DataKind.FER2013;
    }
    if (!AffectNetFiles.of(data).lists().isEmpty()) {
      return DataKind.AFFECTNET;
    }
    return ImageFolders.isSfew(data) ? DataKind.SFEW : DataKind.FOLDERS;
  }

  private static Optional<Path> fer2013(Path folder) {
    return FER2013_NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /**
   * Opens a data set of a kind.
   *
   * @param detects whether there is a detector that finds faces on pictures
   * @throws MienException if it is not of that kind
   */
  static Layout open(Path data, DataKind kind, boolean detects) {
    return switch (kind) {
      case FER2013 -> new Fer2013File(fer2013(data).orElse(data));
      case AFFECTNET -> AffectNet.of(data);
      case SFEW -> ImageFolders.of(data, true, detects);
      case FOLDERS -> ImageFolders.of(data, false, detects);
    };
  }
}
