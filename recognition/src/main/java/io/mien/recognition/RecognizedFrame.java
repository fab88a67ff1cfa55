package io.mien.recognition;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Face;
import java.util.List;

/**
 * All that was recognised on one frame.
 *
 * @param width of the frame in pixels, upright
 * @param height of the frame in pixels, upright
 * @param faces from left to right
 * @param unaligned faces whose eyes coincide, so that nothing can be said of them
 */
public record RecognizedFrame(
    int width,
    int height,
    List<RecognizedFace> faces,
    List<Face> unaligned,
    StageLatencies latencies) {

  public RecognizedFrame {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a frame of %d x %d".formatted(width, height));
    }
    faces = List.copyOf(faces);
    unaligned = List.copyOf(unaligned);
    requireNonNull(latencies, "latencies");
  }
}
