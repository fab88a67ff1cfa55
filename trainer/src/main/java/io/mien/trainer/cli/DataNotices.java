package io.mien.trainer.cli;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Usage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what of a data set is not learned from, and why. */
record DataNotices(PrintWriter err) {

  private static final int SHOWN = 5;

  void tell(Path data, FaceData faces) {
    faces.badRows().stream().limit(SHOWN).forEach(row -> err.println("Skipped " + row));
    if (faces.badRows().size() > SHOWN) {
      err.printf("Skipped %d bad rows in all.%n", faces.badRows().size());
    }
    if (!faces.leftOut().isEmpty()) {
      err.printf(
          "Left out of %s: %s.%n",
          data,
          faces.leftOut().entrySet().stream()
              .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey()))
              .collect(Collectors.joining(", ")));
    }
    if (!faces.of(Usage.TRAINING).isEmpty()) {
      tellMissing(data, faces.counts(Usage.TRAINING));
    }
    err.flush();
  }

  private void tellMissing(Path data, Map<Emotion, Integer> counts) {
    List<String> missing =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() == 0)
            .map(entry -> entry.getKey().label())
            .toList();
    if (!missing.isEmpty()) {
      err.printf(
          "%s has no Training face of %s: no model can learn that from it; add some, or expect it"
              + " never to be answered.%n",
          data, String.join(", ", missing));
    }
  }
}
