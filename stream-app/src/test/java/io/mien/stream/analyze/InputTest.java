package io.mien.stream.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InputTest {

  @Test
  void shouldNameCamerasAfterFilesAndTellDoublesApart() {
    assertThat(Input.of(List.of("a/clip.mp4", "b/clip.mp4", "photos/", "generated:?seed=7")))
        .extracting(Input::cameraId)
        .containsExactly("clip.mp4", "clip.mp4-2", "photos", "generated");
  }

  @Test
  void shouldKeepPasswordsOutOfNames() {
    assertThat(Input.of(List.of("rtsp://me:secret@door.example:554/live?key=1")))
        .extracting(Input::cameraId)
        .containsExactly("door.example:554/live");
  }

  @Test
  void shouldGiveTheSameNamesAgain() {
    List<String> sources = List.of("x.gif", "y/x.gif", "x.gif-2");

    assertThat(Input.of(sources))
        .isEqualTo(Input.of(sources))
        .extracting(Input::cameraId)
        .doesNotHaveDuplicates();
  }
}
