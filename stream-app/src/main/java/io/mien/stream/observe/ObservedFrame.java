package io.mien.stream.observe;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.EmotionEvent;
import java.time.Instant;
import java.util.List;

/**
 * One frame of a camera with the events of its faces.
 *
 * @param frameId what the ids of its events begin with; unlike that of any other frame
 * @param capturedAt by the camera's clock, which may leap
 * @param events one for each face, from left to right; empty if it shows none
 * @param endedTracks faces that, with this frame, are no longer followed
 */
public record ObservedFrame(
    String cameraId,
    String frameId,
    Instant capturedAt,
    List<EmotionEvent> events,
    List<String> endedTracks) {

  /** The shownEmotion of a face that shows no emotion clearly enough. */
  public static final String UNCERTAIN = "UNCERTAIN";

  public ObservedFrame {
    requireNonNull(cameraId, "cameraId");
    requireNonNull(frameId, "frameId");
    requireNonNull(capturedAt, "capturedAt");
    events = List.copyOf(events);
    endedTracks = List.copyOf(endedTracks);
  }
}
