package io.mien.recognition.follow;

import io.mien.recognition.face.Face;
import java.util.List;

/**
 * The faces of one frame and what it took to find them.
 *
 * @param faces from left to right, in pixels of the full frame
 * @param detectNanos in the detector; 0 where they were followed
 * @param followNanos in following them, also where that failed and they were detected
 */
public record Search(List<Face> faces, long detectNanos, long followNanos) {

  public Search {
    faces = List.copyOf(faces);
    if (detectNanos < 0 || followNanos < 0) {
      throw new IllegalArgumentException(
          "times are not negative: %d, %d".formatted(detectNanos, followNanos));
    }
  }
}
