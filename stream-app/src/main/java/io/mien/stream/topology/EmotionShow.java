package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.IntendedEmotion;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.smooth.Smoother;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import io.mien.stream.track.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the faces of a frame show, in itself and smoothed over their tracks, as events. A
 * function of its arguments alone. Thread-safe.
 */
final class EmotionShow {

  /** What is shown of a face that shows no emotion clearly enough. */
  static final String UNCERTAIN = "UNCERTAIN";

  private final TrackingSettings settings;
  private final Smoother smoother;

  EmotionShow(TrackingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.smoother = new Smoother(settings.smoothing());
  }

  /**
   * What a frame came to.
   *
   * @param memory to keep until the next frame of its camera
   * @param events one for each followed face
   */
  record Shown(CameraMemory memory, List<EmotionEvent> events) {}

  /**
   * Completes a frame.
   *
   * @param now when its events are made
   */
  Shown show(JudgedFrame judged, Instant now) {
    FollowedFrame followed = judged.followed();
    boolean late = followed.tracking().late();
    Map<String, SmoothedEmotion> shown = new HashMap<>(followed.before().shown());
    List<@Nullable IntendedEmotion> intended = intended(followed.sighting());
    List<EmotionEvent> events = new ArrayList<>();
    for (int i = 0; i < followed.faces().size(); i++) {
      FollowedFace face = followed.faces().get(i);
      RoutedEstimate estimate = judged.estimates().get(i);
      Track track = face.track();
      SmoothedEmotion known = track == null ? null : shown.get(track.id());
      SmoothedEmotion smoothed =
          known != null && late
              ? known
              : smoother.smooth(
                  known,
                  estimate.estimate().probabilities(),
                  followed.sighting().frame().getCapturedAt());
      if (track != null && !late) {
        shown.put(track.id(), smoothed);
      }
      EmotionEvent.Builder event =
          EmotionEvents.event(judged, i, now).setIntended(intended.get(face.index()));
      events.add(complete(event, track, smoothed));
    }
    Set<String> live = new HashSet<>();
    followed.tracking().after().live().forEach(track -> live.add(track.id()));
    shown.keySet().retainAll(live);
    return new Shown(new CameraMemory(followed.tracking().after(), shown), events);
  }

  /** For each face that was found: what a generated camera meant it to show. */
  private static List<@Nullable IntendedEmotion> intended(Sighting sighting) {
    List<Box> boxes = sighting.found().faces().stream().map(f -> f.face().box()).toList();
    return IntendedFaces.match(boxes, sighting.frame().getIntendedFaces());
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
