package io.mien.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MienVersionTest {

  @Test
  void shouldBeTheVersionOfTheBuild() {
    assertThat(MienVersion.get()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(MienVersion.line())
        .startsWith("mien " + MienVersion.get())
        .contains(Runtime.version().toString());
  }
}
