package io.mien.stream.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ApiSettingsTest {

  @Test
  void shouldRefuseWhatIsNoAddress() {
    assertThatThrownBy(() -> new ApiSettings(" ", 8080, false)).hasMessageContaining("host");
    assertThatThrownBy(() -> new ApiSettings("127.0.0.1", 65_536, false))
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new ApiSettings("127.0.0.1", -1, false)).hasMessageContaining("-1");
  }
}
