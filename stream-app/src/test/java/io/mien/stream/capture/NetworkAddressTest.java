package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {

  @ParameterizedTest
  @CsvSource({
    "rtsp://user:secret@camera:554/one, camera, rtsp://camera:554/one",
    "rtsp://user:sec@ret@camera/one, camera, rtsp://camera/one",
    "rtsp://user:s^c ret|%@camera/one, camera, rtsp://camera/one",
    "http://camera/live?token=secret, camera, http://camera/live",
    "http://camera?token=secret@x, camera, http://camera",
    "http://camera/live#secret, camera, http://camera/live",
    "http://camera/@home, camera, http://camera/@home",
    "rtsp://user:secret@[::1]:554/one, [::1], rtsp://[::1]:554/one",
    "RTSP://front_door/one, front_door, RTSP://front_door/one"
  })
  void shouldShowNeitherPasswordNorQuery(String source, String host, String shown) {
    NetworkAddress address = NetworkAddress.of(source).orElseThrow();

    assertThat(address.host()).isEqualTo(host);
    assertThat(address.shown()).isEqualTo(shown);
  }

  @Test
  void shouldTellTheSchemeInLowerCase() {
    assertThat(NetworkAddress.of("RTSP://camera").orElseThrow().scheme()).isEqualTo("rtsp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "/dev/video0", "videos/a.mp4", "generated:?faces=2", "a@b"})
  void shouldLeaveOtherSourcesAlone(String source) {
    assertThat(NetworkAddress.of(source)).isEmpty();
  }
}
