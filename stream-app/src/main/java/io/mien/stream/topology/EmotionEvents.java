package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.RecognizedFace;
import io.mien.recognition.RecognizedFrame;
import io.mien.recognition.StageLatencies;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.route.Route;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.StageLatency;
import io.mien.schemas.VideoFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what was recognized on a frame into events, one for each face. What needs earlier frames is
 * not in them yet.
 */
final class EmotionEvents {

  private final BundleReference bundle;

  /**
   * @param bundle the one that recognizes
   */
  EmotionEvents(BundleReference bundle) {
    this.bundle = requireNonNull(bundle, "bundle");
  }

  List<EmotionEvent.Builder> of(
      VideoFrame frame, Coordinates place, RecognizedFrame recognized, Instant processedAt) {
    List<RecognizedFace> faces = recognized.faces();
    List<Box> boxes = faces.stream().map(face -> face.face().box()).toList();
    List<@Nullable IntendedEmotion> intended = IntendedFaces.match(boxes, frame.getIntendedFaces());
    StageLatency latency = latency(recognized.latencies());
    List<EmotionEvent.Builder> events = new ArrayList<>(faces.size());
    for (int i = 0; i < faces.size(); i++) {
      RecognizedFace face = faces.get(i);
      ValenceArousal affect = face.estimate().valenceArousal();
      Probabilities probabilities = face.estimate().probabilities();
      events.add(
          EmotionEvent.newBuilder()
              .setEventId(place.eventId(i))
              .setCameraId(frame.getCameraId())
              .setSequence(frame.getSequence())
              .setCapturedAt(frame.getCapturedAt())
              .setProcessedAt(processedAt)
              .setFrameWidth(recognized.width())
              .setFrameHeight(recognized.height())
              .setFaceIndex(i)
              .setBox(box(face.face().box()))
              .setLandmarks(landmarks(face.face().landmarks()))
              .setDetectorScore(face.face().score())
              .setEmotion(probabilities.top().label())
              .setProbabilities(map(probabilities))
              .setValence(affect == null ? null : affect.valence())
              .setArousal(affect == null ? null : affect.arousal())
              .setRoute(route(face.route()))
              .setRouting(routing(face.route()))
              .setBundle(bundle)
              .setLatency(latency)
              .setIntended(intended.get(i)));
    }
    return events;
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
