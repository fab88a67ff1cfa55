package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.Face;
import io.mien.recognition.route.Route;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.AffectSource;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.StageLatency;
import io.mien.schemas.VideoFrame;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import io.mien.stream.topology.JudgedFrame.JudgedFace;
import io.mien.stream.track.Track;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of one frame. */
final class EmotionEvents {

  /** What is shown of a face that shows no emotion clearly enough. */
  static final String UNCERTAIN = ObservedFrame.UNCERTAIN;

  private final JudgedFrame judged;
  private final Instant processedAt;

  /**
   * @param processedAt when they are made
   */
  EmotionEvents(JudgedFrame judged, Instant processedAt) {
    this.judged = requireNonNull(judged, "judged");
    this.processedAt = requireNonNull(processedAt, "processedAt");
  }

  /** When the frame was taken. */
  Instant capturedAt() {
    return judged.followed().sighting().frame().getCapturedAt();
  }

  /**
   * The event of a face.
   *
   * @param known of its track, this frame included; null if no model ever looked at it
   * @param confirmed whether its track is
   * @param shown what may be shown of it; null if nothing
   */
  EmotionEvent.Builder event(
      JudgedFace judgedFace,
      @Nullable TrackMemory known,
      boolean confirmed,
      @Nullable SmoothedEmotion shown) {
    FollowedFace face = judgedFace.face();
    EmotionEvent.Builder event =
        found(face)
            .setQuality(FaceRecords.quality(face.found().quality(), judgedFace.failed()))
            .setJudged(judgedFace.estimate() != null)
            .setRoute(EmotionRoute.UNKNOWN)
            .setShownEmotion(label(shown == null ? null : shown.shown()));
    Track track = face.track();
    if (track != null) {
      event.setTrack(new FaceTrack(track.id(), track.startedAt(), track.frames(), confirmed));
      event.setSmoothedProbabilities(shown == null ? null : map(shown.probabilities()));
    }
    RoutedEstimate estimate = judgedFace.estimate();
    if (estimate != null) {
      answer(event, estimate.estimate(), isByExpert(estimate.route()))
          .setJudgedAt(capturedAt())
          .setRouting(routing(estimate.route()));
    } else if (known != null) {
      event.setJudgedAt(known.last().at());
      if (judgedFace.isRepeated()) {
        answer(event, known.last().estimate(), known.last().byExpert());
      }
    }
    return event;
  }

  private EmotionEvent.Builder found(FollowedFace followed) {
    Sighting sighting = judged.followed().sighting();
    VideoFrame frame = sighting.frame();
    Face found = followed.found().face();
    return EmotionEvent.newBuilder()
        .setEventId(sighting.place().eventId(followed.index()))
        .setCameraId(frame.getCameraId())
        .setSequence(frame.getSequence())
        .setCapturedAt(frame.getCapturedAt())
        .setProcessedAt(processedAt)
        .setFrameWidth(sighting.found().width())
        .setFrameHeight(sighting.found().height())
        .setFaceIndex(followed.index())
        .setBox(FaceRecords.box(found.box()))
        .setLandmarks(FaceRecords.landmarks(found.landmarks()))
        .setDetectorScore(found.score())
        .setBundle(judged.bundle())
        .setLatency(latency(judged.latencies()));
  }

  private EmotionEvent.Builder answer(
      EmotionEvent.Builder event, EmotionEstimate estimate, boolean byExpert) {
    ValenceArousal affect = estimate.valenceArousal();
    return event
        .setEmotion(estimate.probabilities().top().label())
        .setProbabilities(map(estimate.probabilities()))
        .setValence(affect == null ? null : affect.valence())
        .setArousal(affect == null ? null : affect.arousal())
        .setAffectSource(affect == null ? null : affectSource())
        .setRoute(byExpert ? EmotionRoute.EXPERT : EmotionRoute.PARENT);
  }

  // An answer that is repeated is never another bundle's.
  private AffectSource affectSource() {
    return switch (judged.followed().sighting().bundle().affectOrigin()) {
      case ANNOTATED -> AffectSource.ANNOTATED;
      case WEAK -> AffectSource.WEAK;
      case UNKNOWN -> AffectSource.UNKNOWN;
    };
  }

  private static String label(@Nullable Emotion shown) {
    return shown == null ? UNCERTAIN : shown.label();
  }

  /** Probabilities as events hold them: by label. */
  static Map<String, Float> map(Probabilities probabilities) {
    Map<String, Float> map = new LinkedHashMap<>();
    for (Emotion emotion : probabilities.labels()) {
      map.put(emotion.label(), probabilities.of(emotion));
    }
    return map;
  }

  /** Whether a child model decided. */
  static boolean isByExpert(Route route) {
    return route instanceof Route.Expert expert && expert.child() != null;
  }

  private static @Nullable ExpertRouting routing(Route route) {
    if (!(route instanceof Route.Expert expert)) {
      return null;
    }
    Map<String, Float> divergences = new LinkedHashMap<>();
    expert.divergences().forEach((child, nats) -> divergences.put(child, nats.floatValue()));
    return ExpertRouting.newBuilder()
        .setGroup(expert.group())
        .setTrigger(
            expert.trigger() instanceof Trigger.Margin
                ? RoutingTrigger.MARGIN
                : RoutingTrigger.NEIGHBOURHOOD)
        .setChild(expert.child())
        .setDivergences(divergences)
        .setParentEmotion(expert.parent().top().label())
        .setParentProbabilities(map(expert.parent()))
        .build();
  }

  private static StageLatency latency(StageLatencies latencies) {
    return new StageLatency(
        (float) latencies.decodeMs(),
        (float) (latencies.detectMs() + latencies.followMs()),
        (float) latencies.alignMs(),
        (float) latencies.inferMs());
  }
}
