package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Box;

/**
 * A face as the detector found it on one frame.
 *
 * @param index its number on the frame: names a track that begins with it
 * @param box in pixels
 * @param score the detector's confidence in [0, 1]
 */
public record Detection(int index, Box box, float score) {

  public Detection {
    requireNonNull(box, "box");
    if (index < 0) {
      throw new IllegalArgumentException("faces are numbered from 0: " + index);
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score lies in [0, 1]: " + score);
    }
  }
}
