package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.trainer.data.LabeledFace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Asks a model about many faces. */
final class Answers {

  private static final int BATCH = 64;

  private Answers() {}

  /** One estimate for each face, in order. */
  static List<EmotionEstimate> of(EmotionModel model, List<LabeledFace> faces) {
    return of(model, faces, () -> false);
  }

  /**
   * The same for so many faces that it takes minutes.
   *
   * @param stop asked after each batch
   * @throws MienException if it was stopped
   */
  static List<EmotionEstimate> of(
      EmotionModel model, List<LabeledFace> faces, BooleanSupplier stop) {
    List<EmotionEstimate> estimates = new ArrayList<>(faces.size());
    for (int from = 0; from < faces.size(); from += BATCH) {
      List<LabeledFace> batch = faces.subList(from, Math.min(from + BATCH, faces.size()));
      if (stop.getAsBoolean()) {
        throw new MienException("It was stopped; the same command goes on with what is trained.");
      }
      estimates.addAll(model.estimate(batch.stream().map(LabeledFace::crop).toList()));
    }
    return estimates;
  }
}
