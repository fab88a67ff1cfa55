package io.mien.trainer.cnnreport;

import io.mien.recognition.MienException;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.data.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code history.csv}: one line for each epoch of a run. */
public final class HistoryFile {

  /** Its name in the folder of the run. */
  public static final String NAME = "history.csv";

  private HistoryFile() {}

  /**
   * Writes the epochs that are finished.
   *
   * @param heads in the order of each epoch's accuracies
   * @throws MienException if it cannot be written
   */
  public static void write(Path folder, List<Truth> heads, List<EpochFigures> history) {
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder("epoch,training_loss,training_accuracy");
    header.append(",validation_loss");
    heads.forEach(
        head ->
            header.append(",validation_accuracy_").append(head.name().toLowerCase(Locale.ROOT)));
    lines.add(header.append(",seconds,faces_per_second,waiting_share").toString());
    history.forEach(epoch -> lines.add(line(epoch)));
    Path file = folder.resolve(NAME);
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written (%s); make room or give another --out."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private static String line(EpochFigures epoch) {
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d,%.6f,%.6f,%.6f",
                epoch.epoch(),
                epoch.trainingLoss(),
                epoch.trainingAccuracy(),
                epoch.validationLoss()));
    epoch
        .accuracies()
        .forEach(accuracy -> line.append(String.format(Locale.ROOT, ",%.6f", accuracy)));
    return line.append(
            String.format(
                Locale.ROOT,
                ",%.3f,%.1f,%.4f",
                epoch.seconds(),
                epoch.facesPerSecond(),
                epoch.waiting()))
        .toString();
  }
}
