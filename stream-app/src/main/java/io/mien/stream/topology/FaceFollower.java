package io.mien.stream.topology;

import io.mien.recognition.RecognizedFace;
import io.mien.recognition.emotion.Emotion;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.smooth.Smoother;
import io.mien.stream.track.Detection;
import io.mien.stream.track.FrameDetections;
import io.mien.stream.track.Track;
import io.mien.stream.track.Tracker;
import io.mien.stream.track.Tracking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the faces of a frame on the tracks of their camera and tells what those show. A function of
 * its arguments alone. Thread-safe.
 */
final class FaceFollower {

  /** What is shown of a face that shows no emotion clearly enough. */
  static final String UNCERTAIN = "UNCERTAIN";

  private final TrackingSettings settings;
  private final Tracker tracker;
  private final Smoother smoother;

  FaceFollower(TrackingSettings settings) {
    this.settings = settings;
    this.tracker = new Tracker(settings.tracker());
    this.smoother = new Smoother(settings.smoothing());
  }

  /**
   * What following a frame came to.
   *
   * @param memory to keep until the next frame
   * @param events those of the sighting, completed; without doubtful faces that nobody followed
   */
  record Followed(CameraMemory memory, List<EmotionEvent> events, int started, int ended) {}

  /** Takes in the next frame of a camera and completes its events. */
  Followed follow(CameraMemory before, Sighting sighting) {
    Tracking tracking = tracker.track(before.tracks(), detections(sighting));
    Map<String, SmoothedEmotion> shown = new HashMap<>(before.shown());
    List<EmotionEvent> events = new ArrayList<>();
    for (int i = 0; i < sighting.faces().size(); i++) {
      RecognizedFace face = sighting.faces().get(i);
      Track track = tracking.byFace().get(i);
      if (track == null && face.face().score() < settings.tracker().minScore()) {
        continue;
      }
      SmoothedEmotion known = track == null ? null : shown.get(track.id());
      SmoothedEmotion now =
          known != null && tracking.late()
              ? known
              : smoother.smooth(known, face.estimate().probabilities(), sighting.capturedAt());
      if (track != null && !tracking.late()) {
        shown.put(track.id(), now);
      }
      events.add(complete(sighting.drafts().get(i), track, now));
    }
    Set<String> live = new HashSet<>();
    tracking.after().live().forEach(track -> live.add(track.id()));
    shown.keySet().retainAll(live);
    return new Followed(
        new CameraMemory(tracking.after(), shown),
        events,
        tracking.started().size(),
        tracking.ended().size());
  }

  private static FrameDetections detections(Sighting sighting) {
    List<Detection> detections = new ArrayList<>();
    for (RecognizedFace face : sighting.faces()) {
      detections.add(new Detection(detections.size(), face.face().box(), face.face().score()));
    }
    return new FrameDetections(sighting.frameId(), sighting.capturedAt(), detections);
  }

  private EmotionEvent complete(
      EmotionEvent.Builder event, @Nullable Track track, SmoothedEmotion smoothed) {
    if (track != null) {
      event.setTrack(
          new FaceTrack(
              track.id(),
              track.startedAt(),
              track.frames(),
              settings.tracker().isConfirmed(track)));
      event.setSmoothedProbabilities(EmotionEvents.map(smoothed.probabilities()));
    }
    Emotion shown = smoothed.shown();
    return event.setShownEmotion(shown == null ? UNCERTAIN : shown.label()).build();
  }
}
