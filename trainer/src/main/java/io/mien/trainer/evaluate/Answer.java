package io.mien.trainer.evaluate;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.trainer.data.LabeledFace;

/**
 * What a model said of a face, and what is true.
 *
 * @param probabilities over the emotions that can be true
 */
public record Answer(LabeledFace face, Emotion truth, Probabilities probabilities) {

  public Answer {
    requireNonNull(face, "face");
    requireNonNull(truth, "truth");
    requireNonNull(probabilities, "probabilities");
  }

  /** The likeliest emotion. */
  public Emotion estimate() {
    return probabilities.top();
  }

  /** How likely the model holds its estimate to be, in [0, 1]. */
  public double confidence() {
    return probabilities.of(estimate());
  }

  public boolean right() {
    return estimate() == truth;
  }
}
