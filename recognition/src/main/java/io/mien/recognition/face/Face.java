package io.mien.recognition.face;

import static java.util.Objects.requireNonNull;

/**
 * A face that was found on a frame, in the pixels of the full frame.
 *
 * @param score the detector's confidence in [0, 1]
 */
public record Face(Box box, Landmarks landmarks, float score) {

  public Face {
    requireNonNull(box, "box");
    requireNonNull(landmarks, "landmarks");
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score lies in [0, 1]: " + score);
    }
  }
}
