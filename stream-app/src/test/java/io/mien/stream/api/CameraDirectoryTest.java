package io.mien.stream.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CameraDirectoryTest {

  private Instant now = Events.START;
  private final CameraDirectory directory = new CameraDirectory(() -> now);

  @Test
  void shouldCountTheFacesOfTheNewestFrame() {
    directory.add(Events.event("door", 1, 0));
    directory.add(Events.event("door", 1, 1));
    assertThat(directory.state("door").orElseThrow().faces()).isEqualTo(2);

    directory.add(Events.event("door", 2, 0));
    CameraState state = directory.state("door").orElseThrow();
    assertThat(state.faces()).isEqualTo(1);
    assertThat(state.lastFrameAt()).isEqualTo(Events.START.plusMillis(80));
    assertThat(state.frameWidth()).isEqualTo(640);
    assertThat(state.frameHeight()).isEqualTo(480);
  }

  @Test
  void shouldMeasureFramesASecondNotEvents() {
    for (int frame = 0; frame < 50; frame++) {
      directory.add(Events.event("door", frame, 0));
      directory.add(Events.event("door", frame, 1));
      now = now.plusMillis(100);
    }
    assertThat(directory.state("door").orElseThrow().framesPerSecond()).isEqualTo(10);

    now = now.plusSeconds(10);
    assertThat(directory.state("door").orElseThrow().framesPerSecond()).isZero();
  }

  @Test
  void shouldKnowWhichCameraIsGenerated() {
    directory.add(Events.event("door", 1, 0));
    directory.add(Events.drawn("studio", 1, 0));

    assertThat(directory.states())
        .extracting(CameraState::cameraId)
        .containsExactly("door", "studio");
    assertThat(directory.states()).extracting(CameraState::generated).containsExactly(false, true);
  }

  @Test
  void shouldForgetACameraThatWasSilentForLong() {
    directory.add(Events.event("door", 1, 0));
    now = now.plus(Duration.ofHours(2));

    assertThat(directory.states()).isEmpty();

    directory.add(Events.event("lobby", 1, 0));
    assertThat(directory.states()).extracting(CameraState::cameraId).containsExactly("lobby");
  }
}
