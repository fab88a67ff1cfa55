package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Face;
import java.util.List;

/**
 * The faces of one frame, before anybody says what they show.
 *
 * @param width of the frame in pixels, upright
 * @param height of the frame in pixels, upright
 * @param faces from left to right
 * @param unaligned faces whose eyes coincide, so that nothing can be said of them
 * @param latencies so far: nothing was inferred yet
 */
public record FoundFrame(
    int width, int height, List<FoundFace> faces, List<Face> unaligned, StageLatencies latencies) {

  public FoundFrame {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a frame of %d x %d".formatted(width, height));
    }
    faces = List.copyOf(faces);
    unaligned = List.copyOf(unaligned);
    requireNonNull(latencies, "latencies");
  }
}
