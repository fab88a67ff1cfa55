package io.mien.recognition.emotion;

import static io.mien.recognition.emotion.OnnxGraphContract.VALENCE_AROUSAL;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import io.mien.recognition.MienException;
import java.nio.FloatBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a graph said of a batch, face by face. */
final class GraphAnswer {

  private final List<Emotion> labels;
  private final FloatBuffer probabilities;
  private final @Nullable FloatBuffer affect;

  /**
   * @param labels what the columns of the probabilities are
   * @param contract which outputs to read
   */
  GraphAnswer(OrtSession.Result result, List<Emotion> labels, OnnxGraphContract contract) {
    this.labels = labels;
    this.probabilities = floats(result, contract.probabilities());
    this.affect = contract.valenceArousal() ? floats(result, VALENCE_AROUSAL) : null;
  }

  /**
   * @throws MienException if the graph's numbers are no probabilities, or no point of affect
   */
  EmotionEstimate next() {
    float[] row = new float[labels.size()];
    probabilities.get(row);
    try {
      return new EmotionEstimate(Probabilities.of(labels, row), point());
    } catch (IllegalArgumentException e) {
      throw new MienException(
          "The ONNX graph's answer is no estimate (%s); its softmax must be in the graph."
              .formatted(e.getMessage()),
          e);
    }
  }

  /** A regression may overshoot by a little; the circumplex ends at 1. */
  private @Nullable ValenceArousal point() {
    return affect == null ? null : new ValenceArousal(clamped(affect.get()), clamped(affect.get()));
  }

  private static float clamped(float value) {
    return Math.max(-1, Math.min(1, value));
  }

  private static FloatBuffer floats(OrtSession.Result result, String output) {
    return result
        .get(output)
        .filter(OnnxTensor.class::isInstance)
        .map(value -> ((OnnxTensor) value).getFloatBuffer())
        .orElseThrow(() -> new IllegalStateException("the graph gave no " + output));
  }
}
