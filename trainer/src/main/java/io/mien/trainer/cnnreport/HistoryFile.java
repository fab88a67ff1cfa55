package io.mien.trainer.cnnreport;

import io.mien.recognition.MienException;
import io.mien.recognition.report.WholeFile;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.AffectScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code history.csv}: one line for each epoch of a run. */
public final class HistoryFile {

  /** Its name in the folder of the run. */
  public static final String NAME = "history.csv";

  private static final String AFFECT =
      ",validation_valence_rmse,validation_valence_ccc,validation_arousal_rmse,validation_arousal_ccc";

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
    boolean affect = history.stream().anyMatch(epoch -> epoch.affect() != null);
    header.append(",seconds,faces_per_second,waiting_share").append(affect ? AFFECT : "");
    lines.add(header.toString());
    history.forEach(epoch -> lines.add(line(epoch)));
    Path file = folder.resolve(NAME);
    try {
      WholeFile.write(file, String.join("\n", lines) + "\n");
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
    line.append(
        String.format(
            Locale.ROOT,
            ",%.3f,%.1f,%.4f",
            epoch.seconds(),
            epoch.facesPerSecond(),
            epoch.waiting()));
    AffectScores affect = epoch.affect();
    if (affect != null) {
      line.append(
          String.format(
              Locale.ROOT,
              ",%.6f,%.6f,%.6f,%.6f",
              affect.valenceRmse(),
              affect.valenceCcc(),
              affect.arousalRmse(),
              affect.arousalCcc()));
    }
    return line.toString();
  }
}
