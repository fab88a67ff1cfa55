package io.mien.stream.topology;

import static io.mien.stream.topology.DrivenTopology.CAPTURED;
import static io.mien.stream.topology.DrivenTopology.video;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Point;
import io.mien.schemas.CameraState;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.PrometheusMetrics;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of cameras from frame to frame. */
class TrackingTopologyTest {

  private static final String FIRST = "mien.frames-0-0-0";
  private static final String SECOND = "mien.frames-0-0-1";

  private final BrightIsHappy model = new BrightIsHappy();
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final FixedFaces detector = FixedFaces.at(new Point(60, 60), new Point(200, 60));
  private DrivenTopology stream = DrivenTopology.start(detector, model, metrics);

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void shouldFollowFacesFromFrameToFrame() {
    stream.send(video(0));
    stream.send(video(1, CAPTURED.plusMillis(80)));
    stream.send(video(2, CAPTURED.plusMillis(160)));

    List<EmotionEvent> events = stream.events();

    assertThat(events)
        .extracting(event -> event.getTrack().getId())
        .containsExactly(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND);
    assertThat(events.get(0).getTrack()).isEqualTo(new FaceTrack(FIRST, CAPTURED, 1L, false));
    assertThat(events.get(4).getTrack()).isEqualTo(new FaceTrack(FIRST, CAPTURED, 3L, true));
    assertThat(events.get(4).getShownEmotion()).isEqualTo("Happy");
    assertThat(events.get(4).getSmoothedProbabilities()).containsOnlyKeys("Happy", "Sad");
    assertThat(metrics.text())
        .contains(
            "mien_tracks 2.0", "mien_tracks_started_total 2.0", "mien_tracks_ended_total 0.0");
  }

  @Test
  void shouldFindTheTracksOfAFrameThatComesTwice() {
    stream.send(video(0));
    stream.send(video(1, CAPTURED.plusMillis(80)));
    CameraState before = stream.tracks().get("door");

    stream.send(video(1, CAPTURED.plusMillis(80)));
    stream.send(video(0));

    assertThat(stream.events())
        .hasSize(8)
        .allSatisfy(event -> assertThat(event.getTrack().getId()).isIn(FIRST, SECOND));
    assertThat(stream.tracks().get("door")).isEqualTo(before);
  }

  @Test
  void shouldKeepTheCamerasOfAPartitionApart() {
    stream.send(video(0));
    stream.send(VideoFrame.newBuilder(video(0)).setCameraId("hall").build());

    assertThat(stream.events())
        .extracting(event -> event.getTrack().getId())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldGoOnWithWhatTheStoreKept() {
    stream.send(video(0));
    CameraState kept = stream.tracks().get("door");
    stop();
    stream = DrivenTopology.start(detector, model, metrics);
    stream.tracks().put("door", kept);

    stream.send(video(1, CAPTURED.plusMillis(80)));

    assertThat(stream.events())
        .extracting(event -> event.getTrack().getId())
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void shouldForgetACameraThatIsSilent() {
    stream.send(video(0));
    stream.driver().advanceWallClockTime(ShowProcessor.IDLE.minus(ShowProcessor.LOOK));
    assertThat(stream.tracks().get("door")).isNotNull();

    stream.driver().advanceWallClockTime(ShowProcessor.LOOK.multipliedBy(3));

    assertThat(stream.tracks().get("door")).isNull();
    assertThat(metrics.text()).contains("mien_tracks 0.0", "mien_tracks_ended_total 2.0");
  }

  @Test
  void shouldLeaveOutADoubtfulFaceThatNobodyFollows() {
    detector.score = 0.5f;
    stream.send(video(0));
    assertThat(stream.events()).isEmpty();

    detector.score = 0.9f;
    stream.send(video(1, CAPTURED.plusMillis(80)));
    detector.score = 0.5f;
    stream.send(video(2, CAPTURED.plusMillis(160)));

    assertThat(stream.events())
        .extracting(event -> event.getTrack().getId())
        .containsExactly(
            "mien.frames-0-1-0", "mien.frames-0-1-1", "mien.frames-0-1-0", "mien.frames-0-1-1");
  }
}
