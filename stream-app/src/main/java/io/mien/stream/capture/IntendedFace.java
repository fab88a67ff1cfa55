package io.mien.stream.capture;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;

/**
 * A face that a generated camera drew.
 *
 * @param box in pixels of the frame
 * @param emotion the one with the largest share in the drawing
 * @param weight its share in [0, 1]; below 1 the face is on its way to another emotion
 */
public record IntendedFace(Box box, Emotion emotion, float weight) {

  public IntendedFace {
    requireNonNull(box, "box");
    requireNonNull(emotion, "emotion");
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a share lies in [0, 1]: " + weight);
    }
  }
}
