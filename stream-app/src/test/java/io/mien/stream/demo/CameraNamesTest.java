package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraNamesTest {

  @ParameterizedTest
  @CsvSource({
    "generated:?faces=2, generated",
    "0, video0",
    "/dev/video3, video3",
    "rtsp://user:secret@door.example:554/stream?channel=1, door.example",
    "rtsp://user:s^c@ret@front_door/a b, front_door",
    "http:///live, stream",
    "videos/head-pose.gif, head-pose",
    "videos/, videos",
    "archive.v2, archive",
    "/, folder"
  })
  void shouldNameACameraAfterItsSource(String source, String name) {
    assertThat(new CameraNames().of(source)).isEqualTo(name);
  }

  @Test
  void shouldGiveNoNameTwice() {
    CameraNames names = new CameraNames();

    assertThat(names.of("a/door.mkv")).isEqualTo("door");
    assertThat(names.of("b/door.mkv")).isEqualTo("door-2");
    assertThat(names.of("c/door.mkv")).isEqualTo("door-3");
  }
}
