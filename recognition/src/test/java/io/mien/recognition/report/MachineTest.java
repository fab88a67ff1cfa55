package io.mien.recognition.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void shouldTellTheProcessorButNoPath() {
    assertThat(Machine.here().toString())
        .matches("\\S.*, \\d+ cores?, .+, Java \\d+")
        .doesNotContain("/");
  }
}
