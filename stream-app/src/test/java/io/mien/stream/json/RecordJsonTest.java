package io.mien.stream.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.schemas.BundleReference;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.FaceBox;
import io.mien.schemas.FaceLandmarks;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.PixelPoint;
import io.mien.schemas.StageLatency;
import io.mien.schemas.VideoFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

  @Test
  void shouldWritePlainValuesInTheOrderOfTheSchema() {
    String json = RecordJson.line(event());

    assertThat(json)
        .startsWith("{\"eventId\":\"mien.frames-0-1-0\",\"cameraId\":\"door\",\"sequence\":1,")
        .contains("\"capturedAt\":\"2026-01-02T03:04:05.600Z\"")
        .contains("\"nose\":null")
        .contains("\"valence\":0.25")
        .contains("\"probabilities\":{\"Neutral\":0.125,\"Sad\":0.25,\"Anger\":0.625}")
        .contains("\"route\":\"PARENT\"")
        .doesNotContain("\n");
  }

  @Test
  void shouldWriteADeadLetterOfUnknownCamera() {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setReason(DeadLetterReason.NOT_AVRO)
            .setSentence("no")
            .setSourceTopic("mien.frames")
            .setSourcePartition(0)
            .setSourceOffset(4)
            .setFailedAt(Instant.EPOCH)
            .build();

    assertThat(RecordJson.line(letter))
        .contains("\"reason\":\"NOT_AVRO\"", "\"cameraId\":null", "\"1970-01-01T00:00:00.000Z\"");
  }

  @Test
  void shouldRefuseAPicture() {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(0)
            .setCapturedAt(Instant.EPOCH)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(1)
            .setHeight(1)
            .setBytes(ByteBuffer.wrap(new byte[3]))
            .build();

    assertThatThrownBy(() -> RecordJson.line(frame)).isInstanceOf(IllegalArgumentException.class);
  }

  private static EmotionEvent event() {
    return EmotionEvent.newBuilder()
        .setEventId("mien.frames-0-1-0")
        .setCameraId("door")
        .setSequence(1)
        .setCapturedAt(Instant.parse("2026-01-02T03:04:05.600Z"))
        .setProcessedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
        .setFrameWidth(640)
        .setFrameHeight(480)
        .setFaceIndex(0)
        .setBox(new FaceBox(1f, 2f, 3f, 4f))
        .setLandmarks(
            FaceLandmarks.newBuilder()
                .setRightEye(new PixelPoint(1f, 2f))
                .setLeftEye(new PixelPoint(3f, 2f))
                .build())
        .setDetectorScore(.9f)
        .setEmotion("Anger")
        .setProbabilities(Map.of("Anger", .625f, "Neutral", .125f, "Sad", .25f))
        .setValence(.25f)
        .setRoute(EmotionRoute.PARENT)
        .setBundle(new BundleReference("test", "1", "0".repeat(64)))
        .setLatency(new StageLatency(1f, 2f, 3f, 4f))
        .build();
  }
}
