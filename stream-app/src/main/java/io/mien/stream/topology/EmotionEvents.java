package io.mien.stream.topology;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.route.Route;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.StageLatency;
import io.mien.schemas.VideoFrame;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was found and judged of a face into its event. What needs earlier frames is not in it.
 */
final class EmotionEvents {

  private EmotionEvents() {}

  /**
   * @param face index among the followed ones
   */
  static EmotionEvent.Builder event(JudgedFrame judged, int face, Instant processedAt) {
    FollowedFace followed = judged.followed().faces().get(face);
    Sighting sighting = judged.followed().sighting();
    VideoFrame frame = sighting.frame();
    Face found = followed.found().face();
    RoutedEstimate routed = judged.estimates().get(face);
    ValenceArousal affect = routed.estimate().valenceArousal();
    Probabilities probabilities = routed.estimate().probabilities();
    return EmotionEvent.newBuilder()
        .setEventId(sighting.place().eventId(followed.index()))
        .setCameraId(frame.getCameraId())
        .setSequence(frame.getSequence())
        .setCapturedAt(frame.getCapturedAt())
        .setProcessedAt(processedAt)
        .setFrameWidth(sighting.found().width())
        .setFrameHeight(sighting.found().height())
        .setFaceIndex(followed.index())
        .setBox(box(found.box()))
        .setLandmarks(landmarks(found.landmarks()))
        .setDetectorScore(found.score())
        .setEmotion(probabilities.top().label())
        .setProbabilities(map(probabilities))
        .setValence(affect == null ? null : affect.valence())
        .setArousal(affect == null ? null : affect.arousal())
        .setRoute(route(routed.route()))
        .setRouting(routing(routed.route()))
        .setBundle(judged.bundle())
        .setLatency(latency(judged.latencies()));
  }

  private static FaceBox box(Box box) {
    return new FaceBox(box.x(), box.y(), box.width(), box.height());
  }

  private static FaceLandmarks landmarks(Landmarks landmarks) {
    return FaceLandmarks.newBuilder()
        .setRightEye(point(landmarks.rightEye()))
        .setLeftEye(point(landmarks.leftEye()))
        .setNose(optionalPoint(landmarks.nose()))
        .setRightMouth(optionalPoint(landmarks.rightMouth()))
        .setLeftMouth(optionalPoint(landmarks.leftMouth()))
        .build();
  }

  private static PixelPoint point(Point point) {
    return new PixelPoint(point.x(), point.y());
  }

  private static @Nullable PixelPoint optionalPoint(@Nullable Point point) {
    return point == null ? null : point(point);
  }

  /** Probabilities as events hold them: by label. */
  static Map<String, Float> map(Probabilities probabilities) {
    Map<String, Float> map = new LinkedHashMap<>();
    for (Emotion emotion : probabilities.labels()) {
      map.put(emotion.label(), probabilities.of(emotion));
    }
    return map;
  }

  private static EmotionRoute route(Route route) {
    boolean byChild = route instanceof Route.Expert expert && expert.child() != null;
    return byChild ? EmotionRoute.EXPERT : EmotionRoute.PARENT;
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
        (float) latencies.detectMs(),
        (float) latencies.alignMs(),
        (float) latencies.inferMs());
  }
}
