package io.mien.stream.smooth;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a track shows.
 *
 * @param probabilities the exponential mean over its frames
 * @param at capture of the newest of them
 * @param shown null while no emotion is probable enough
 */
public record SmoothedEmotion(Probabilities probabilities, Instant at, @Nullable Emotion shown) {

  public SmoothedEmotion {
    requireNonNull(probabilities, "probabilities");
    requireNonNull(at, "at");
  }
}
