package io.mien.recognition.emotion;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a model says of one face.
 *
 * @param probabilities over the model's labels
 * @param valenceArousal where the model was trained for it, else null
 */
public record EmotionEstimate(
    Probabilities probabilities, @Nullable ValenceArousal valenceArousal) {

  public EmotionEstimate {
    requireNonNull(probabilities, "probabilities");
  }
}
