package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.recognition.face.Box;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.CameraState;
import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.track.CameraTracks;
import io.mien.stream.track.Detection;
import io.mien.stream.track.FrameDetections;
import io.mien.stream.track.Tracker;
import io.mien.stream.track.TrackerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class CameraStatesTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Serde<CameraState> serde = AvroSerdes.of(null).serde(CameraState.class);

  @Test
  void shouldBringBackExactlyWhatWasKept() {
    Tracker tracker = new Tracker(new TrackerSettings(Duration.ofSeconds(2), 3, 0.7f));
    CameraTracks tracks = CameraTracks.NONE;
    for (int i = 0; i < 7; i++) {
      // The last one comes from a clock that leapt.
      Instant at = i == 6 ? START.plusSeconds(3600) : START.plusMillis(83L * i);
      tracks = tracker.track(tracks, new FrameDetections("f" + i, at, faces(i))).after();
    }
    assertThat(tracks.earlier()).isNotNull();
    SmoothedEmotion shown =
        new SmoothedEmotion(probabilities(), START.plusMillis(83), Emotion.HAPPY);
    SmoothedEmotion uncertain = new SmoothedEmotion(probabilities(), START, null);
    Judgment byChild =
        new Judgment(
            START.plusMillis(83),
            new EmotionEstimate(probabilities(), new ValenceArousal(.25f, -.5f)),
            true,
            "ab",
            Duration.ofMillis(166));
    Judgment byParent =
        new Judgment(START, new EmotionEstimate(probabilities(), null), false, "cd", Duration.ZERO);
    CameraMemory memory =
        new CameraMemory(
            tracks,
            Map.of(
                "f0-0",
                new TrackMemory(shown, byChild),
                "f0-1",
                new TrackMemory(uncertain, byParent)));

    assertThat(CameraStates.memory(restored(CameraStates.of("door", memory)))).isEqualTo(memory);
  }

  @Test
  void shouldKnowNothingOfACameraThatWasNeverSeen() {
    assertThat(CameraStates.memory(null)).isEqualTo(CameraMemory.NONE);
    assertThat(CameraStates.memory(restored(CameraStates.of("door", CameraMemory.NONE))))
        .isEqualTo(CameraMemory.NONE);
  }

  private CameraState restored(CameraState state) {
    return serde
        .deserializer()
        .deserialize("tracks", serde.serializer().serialize("tracks", state));
  }

  private static List<Detection> faces(int frame) {
    return List.of(
        new Detection(0, new Box(100 + 3.3f * frame, 100, 40, 51), 0.9f),
        new Detection(1, new Box(300, 100 - 2.7f * frame, 61, 80), 0.8f));
  }

  private static Probabilities probabilities() {
    return Probabilities.of(
        List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SAD), new float[] {.3f, .6f, .1f});
  }
}
