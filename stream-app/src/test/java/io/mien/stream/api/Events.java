package io.mien.stream.api;

import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.IntendedFace;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.StageLatency;
import io.mien.schemas.VideoFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Filled records for the tests of the API. */
final class Events {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Events() {}

  /** A face on a frame of a real camera. */
  static EmotionEvent event(String camera, long sequence, int face) {
    return builder(camera, sequence, face).build();
  }

  /** A face on a frame of a generated camera. */
  static EmotionEvent drawn(String camera, long sequence, int face) {
    return builder(camera, sequence, face).setIntended(new IntendedEmotion("Happy", 1f)).build();
  }

  private static EmotionEvent.Builder builder(String camera, long sequence, int face) {
    Instant captured = START.plusMillis(40 * sequence);
    return EmotionEvent.newBuilder()
        .setEventId("mien.frames-0-%d-%d".formatted(sequence, face))
        .setCameraId(camera)
        .setSequence(sequence)
        .setCapturedAt(captured)
        .setProcessedAt(captured.plusMillis(20))
        .setFrameWidth(640)
        .setFrameHeight(480)
        .setFaceIndex(face)
        .setBox(new FaceBox(10f + 200 * face, 20f, 100f, 120f))
        .setLandmarks(
            FaceLandmarks.newBuilder()
                .setRightEye(new PixelPoint(40f + 200 * face, 60f))
                .setLeftEye(new PixelPoint(80f + 200 * face, 60f))
                .build())
        .setDetectorScore(.93f)
        .setEmotion("Happy")
        .setProbabilities(Map.of("Neutral", .1f, "Happy", .9f))
        .setRoute(EmotionRoute.PARENT)
        .setBundle(new BundleReference("compact", "1.0.0", "ab".repeat(32)))
        .setLatency(new StageLatency(1f, 9f, .5f, 3f));
  }

  /** A frame; with faces that a generated camera drew, or as a real camera sends it. */
  static VideoFrame frame(String camera, long sequence, boolean drawn, byte[] bytes) {
    List<IntendedFace> faces =
        drawn ? List.of(new IntendedFace(1f, 2f, 30f, 40f, "Happy", 1f)) : List.of();
    return VideoFrame.newBuilder()
        .setCameraId(camera)
        .setSequence(sequence)
        .setCapturedAt(START.plusMillis(40 * sequence))
        .setEncoding(FrameEncoding.JPEG)
        .setWidth(640)
        .setHeight(480)
        .setBytes(ByteBuffer.wrap(bytes))
        .setIntendedFaces(faces)
        .build();
  }
}
