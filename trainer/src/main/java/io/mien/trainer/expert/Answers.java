package io.mien.trainer.expert;

import io.mien.recognition.emotion.Device;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.LabeledFace;
import java.util.ArrayList;
import java.util.List;

/** Asks a model about many faces. */
final class Answers {

  /** All cores: nothing else runs while models are asked. */
  static final OnnxOptions OPTIONS =
      new OnnxOptions(Device.CPU, Runtime.getRuntime().availableProcessors());

  private static final int BATCH = 64;

  private Answers() {}

  /** One estimate for each face, in order. */
  static List<EmotionEstimate> of(EmotionModel model, List<LabeledFace> faces) {
    List<EmotionEstimate> estimates = new ArrayList<>(faces.size());
    for (int from = 0; from < faces.size(); from += BATCH) {
      List<LabeledFace> batch = faces.subList(from, Math.min(from + BATCH, faces.size()));
      estimates.addAll(model.estimate(batch.stream().map(LabeledFace::crop).toList()));
    }
    return estimates;
  }
}
