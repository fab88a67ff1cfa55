package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Box;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.IntendedEmotion;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.smooth.Smoother;
import io.mien.stream.topology.JudgedFrame.JudgedFace;
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

  private final TrackingSettings settings;
  private final Smoother smoother;
  private final JudgingPace pace;

  EmotionShow(TrackingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.smoother = new Smoother(settings.smoothing());
    this.pace = new JudgingPace(settings.judging().longestInterval());
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
    Map<String, TrackMemory> known = new HashMap<>(followed.before().known());
    List<@Nullable IntendedEmotion> intended = intended(followed.sighting());
    EmotionEvents events = new EmotionEvents(judged, now);
    List<EmotionEvent> made = new ArrayList<>();
    for (JudgedFace face : judged.faces()) {
      Track track = face.face().track();
      TrackMemory memory = memory(judged, face, followed.before().of(track));
      if (track != null && memory != null && !followed.tracking().late()) {
        known.put(track.id(), memory);
      }
      boolean confirmed = track != null && settings.tracker().isConfirmed(track);
      SmoothedEmotion shown = memory == null ? null : shown(face, memory, events.capturedAt());
      made.add(
          events
              .event(face, memory, confirmed, shown)
              .setIntended(intended.get(face.face().index()))
              .build());
    }
    Set<String> live = new HashSet<>();
    followed.tracking().after().live().forEach(track -> live.add(track.id()));
    known.keySet().retainAll(live);
    return new Shown(new CameraMemory(followed.tracking().after(), known), made);
  }

  /** What is known of a face now; null if no model ever looked at it. */
  private @Nullable TrackMemory memory(
      JudgedFrame judged, JudgedFace face, @Nullable TrackMemory before) {
    RoutedEstimate estimate = face.estimate();
    FollowedFrame followed = judged.followed();
    if (estimate == null || (before != null && followed.tracking().late())) {
      return before;
    }
    Instant at = followed.sighting().frame().getCapturedAt();
    Track track = face.face().track();
    boolean confirmed = track != null && settings.tracker().isConfirmed(track);
    Probabilities probabilities = estimate.estimate().probabilities();
    return new TrackMemory(
        smoother.smooth(before == null ? null : before.smoothed(), probabilities, at),
        new Judgment(
            at,
            estimate.estimate(),
            EmotionEvents.isByExpert(estimate.route()),
            judged.bundle().getSha256(),
            pace.valid(before, probabilities, at, confirmed)));
  }

  /**
   * What may be shown of a face; null if too long ago a model looked at one that is now too bad.
   */
  private @Nullable SmoothedEmotion shown(JudgedFace face, TrackMemory memory, Instant at) {
    boolean stands = face.estimate() != null || face.isRepeated();
    return stands || smoother.isFresh(memory.smoothed(), at) ? memory.smoothed() : null;
  }

  /** For each face that was found: what a generated camera meant it to show. */
  private static List<@Nullable IntendedEmotion> intended(Sighting sighting) {
    List<Box> boxes = sighting.found().faces().stream().map(f -> f.face().box()).toList();
    return IntendedFaces.match(boxes, sighting.frame().getIntendedFaces());
  }
}
