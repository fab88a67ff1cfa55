package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * All faces of one frame.
 *
 * @param frameId unlike that of any other frame of the camera
 * @param capturedAt when the picture was taken, by the camera's clock
 * @param faces with distinct indexes, in any order
 */
public record FrameDetections(String frameId, Instant capturedAt, List<Detection> faces) {

  public FrameDetections {
    requireNonNull(frameId, "frameId");
    requireNonNull(capturedAt, "capturedAt");
    faces = List.copyOf(faces);
    if (faces.stream().mapToInt(Detection::index).distinct().count() != faces.size()) {
      throw new IllegalArgumentException("two faces of frame %s share a number".formatted(frameId));
    }
  }
}
