package io.mien.stream.topology;

import static io.mien.stream.topology.DrivenTopology.BUNDLE;
import static io.mien.stream.topology.DrivenTopology.CAPTURED;
import static io.mien.stream.topology.DrivenTopology.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Point;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.IntendedFace;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.PrometheusMetrics;
import java.util.List;
import org.apache.kafka.streams.processor.StateStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of good frames. */
class EmotionTopologyTest {

  private static final Point LEFT = new Point(60, 60);
  private static final Point RIGHT = new Point(200, 60);

  private final BrightIsHappy model = new BrightIsHappy();
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final FixedFaces detector = FixedFaces.at(LEFT, RIGHT);
  private DrivenTopology stream = DrivenTopology.start(detector, model, metrics);

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void shouldNameEveryOperator() {
    assertThat(stream.topology().describe().toString())
        .contains("frames", "shed", "find", "found", "track", "judge", "judged", "show", "tracks")
        .contains("unsearchable", "unjudgeable", "set-aside")
        .contains("emotions", "dead-letters", "episodes", "summaries", "windows")
        .doesNotContain("KSTREAM");
  }

  @Test
  void shouldMakeAnEventOfEveryFace() {
    stream.send(video(7));

    List<EmotionEvent> events = stream.events();

    assertThat(events)
        .extracting(EmotionEvent::getEventId)
        .containsExactly("mien.frames-0-0-0", "mien.frames-0-0-1");
    EmotionEvent first = events.get(0);
    assertThat(first.getCameraId()).isEqualTo("door");
    assertThat(first.getSequence()).isEqualTo(7);
    assertThat(first.getCapturedAt()).isEqualTo(CAPTURED);
    assertThat(first.getFrameWidth()).isEqualTo(320);
    assertThat(first.getFrameHeight()).isEqualTo(240);
    assertThat(first.getBox().getX()).isEqualTo(LEFT.x());
    assertThat(first.getLandmarks().getNose()).isNull();
    assertThat(first.getEmotion()).isEqualTo("Happy");
    assertThat(first.getProbabilities()).containsOnlyKeys("Happy", "Sad");
    assertThat(first.getValence()).isGreaterThan(0.5f);
    assertThat(first.getBundle()).isEqualTo(BUNDLE);
    assertThat(first.getIntended()).isNull();
    assertThat(stream.hasDeadLetters()).isFalse();
  }

  @Test
  void shouldGiveEveryFrameIdsOfItsOwn() {
    stream.send(video(0));
    stream.send(video(1));

    assertThat(stream.events())
        .extracting(EmotionEvent::getEventId)
        .doesNotHaveDuplicates()
        .contains("mien.frames-0-1-0");
  }

  @Test
  void shouldTellWhatAGeneratedCameraMeant() {
    IntendedFace drawn = new IntendedFace(195f, 50f, 60f, 60f, "Surprise", .9f);
    VideoFrame frame = VideoFrame.newBuilder(video(0)).setIntendedFaces(List.of(drawn)).build();

    stream.send(frame);

    assertThat(stream.events())
        .extracting(EmotionEvent::getIntended)
        .containsExactly(null, new IntendedEmotion("Surprise", .9f));
  }

  /** What lies on disk would need a bound of its own in native memory. */
  @Test
  void shouldKeepAllItsStoresInMemory() {
    assertThat(stream.driver().getAllStateStores()).isNotEmpty();
    assertThat(stream.driver().getAllStateStores().values()).noneMatch(StateStore::persistent);
  }

  @Test
  void shouldBeOneSubTopology() {
    assertThat(stream.topology().describe().subtopologies()).hasSize(1);
  }

  @Test
  void shouldCountFramesAndFaces() {
    stream.send(video(0));

    assertThat(metrics.text())
        .contains("mien_frames_total 1.0", "mien_faces_total 2.0")
        .contains("mien_events_total{emotion=\"Happy\",} 2.0")
        .contains("mien_stage_seconds_count{stage=\"detect\",} 1.0");
  }
}
