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
 * @param shedBefore frames of the camera that were left out since the one before, 0 or more
 */
public record ObservedFrame(
    String cameraId,
    String frameId,
    Instant capturedAt,
    List<EmotionEvent> events,
    List<String> endedTracks,
    int shedBefore) {

  /** The shownEmotion of a face that shows no emotion clearly enough. */
  public static final String UNCERTAIN = "UNCERTAIN";

  /** No frame was left out before it. */
  public ObservedFrame(
      String cameraId,
      String frameId,
      Instant capturedAt,
      List<EmotionEvent> events,
      List<String> endedTracks) {
    this(cameraId, frameId, capturedAt, events, endedTracks, 0);
  }

  public ObservedFrame {
    requireNonNull(cameraId, "cameraId");
    requireNonNull(frameId, "frameId");
    requireNonNull(capturedAt, "capturedAt");
    events = List.copyOf(events);
    endedTracks = List.copyOf(endedTracks);
    if (shedBefore < 0) {
      throw new IllegalArgumentException("shedBefore is not negative: " + shedBefore);
    }
  }
}
