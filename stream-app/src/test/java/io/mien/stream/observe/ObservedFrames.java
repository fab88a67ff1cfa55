package io.mien.stream.observe;

import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.StageLatency;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Frames of the camera {@code door} for tests. */
public final class ObservedFrames {

  /** When frame 0 was taken. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private ObservedFrames() {}

  /** A frame that many milliseconds after the first. */
  public static ObservedFrame frame(long millis, EmotionEvent... events) {
    return new ObservedFrame("door", id(millis), at(millis), List.of(events), List.of());
  }

  /** A frame with which tracks end. */
  public static ObservedFrame frame(long millis, List<String> ended, EmotionEvent... events) {
    return new ObservedFrame("door", id(millis), at(millis), List.of(events), ended);
  }

  /** A confirmed face that shows an emotion, or UNCERTAIN, with a probability. */
  public static EmotionEvent face(long millis, String track, String shown, float probability) {
    return event(millis, track, shown, probability).build();
  }

  /** The same, to be changed. */
  public static EmotionEvent.Builder event(
      long millis, String track, String shown, float probability) {
    String emotion = shown.equals("UNCERTAIN") ? "Happy" : shown;
    Map<String, Float> probabilities =
        Map.of(
            emotion, probability, emotion.equals("Neutral") ? "Sad" : "Neutral", 1 - probability);
    return EmotionEvent.newBuilder()
        .setEventId(id(millis) + "-" + track)
        .setCameraId("door")
        .setSequence(millis)
        .setCapturedAt(at(millis))
        .setProcessedAt(at(millis).plusMillis(20))
        .setFrameWidth(640)
        .setFrameHeight(480)
        .setFaceIndex(0)
        .setBox(new FaceBox(10f, 20f, 100f, 120f))
        .setLandmarks(
            FaceLandmarks.newBuilder()
                .setRightEye(new PixelPoint(40f, 60f))
                .setLeftEye(new PixelPoint(80f, 60f))
                .build())
        .setDetectorScore(.93f)
        .setTrack(new FaceTrack(track, at(0), 5L, true))
        .setEmotion(emotion)
        .setProbabilities(probabilities)
        .setSmoothedProbabilities(probabilities)
        .setShownEmotion(shown)
        .setBundle(new BundleReference("test", "1", "0".repeat(64)))
        .setLatency(new StageLatency(1f, 9f, .5f, 3f));
  }

  public static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static String id(long millis) {
    return "mien.frames-0-" + millis;
  }
}
