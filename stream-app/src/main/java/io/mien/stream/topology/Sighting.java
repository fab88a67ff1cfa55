package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.RecognizedFace;
import io.mien.schemas.EmotionEvent;
import java.time.Instant;
import java.util.List;

/**
 * A frame that was recognized, on its way to the tracks of its camera.
 *
 * @param frameId what the ids of its events begin with
 * @param capturedAt by the camera's clock
 * @param faces from left to right
 * @param drafts an event for each face, complete but for its track and what that shows
 */
record Sighting(
    String cameraId,
    String frameId,
    Instant capturedAt,
    List<RecognizedFace> faces,
    List<EmotionEvent.Builder> drafts) {

  Sighting {
    requireNonNull(cameraId, "cameraId");
    requireNonNull(frameId, "frameId");
    requireNonNull(capturedAt, "capturedAt");
    faces = List.copyOf(faces);
    drafts = List.copyOf(drafts);
    if (faces.size() != drafts.size()) {
      throw new IllegalArgumentException(
          "%d events for %d faces".formatted(drafts.size(), faces.size()));
    }
  }
}
