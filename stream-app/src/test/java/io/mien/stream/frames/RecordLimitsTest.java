package io.mien.stream.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 8 << 20, 64 << 20, 1 << 30})
  void shouldLetEverybodyTakeTheSameFrame(int frame) {
    RecordLimits limits = RecordLimits.ofFrames(frame);

    assertThat(limits.recordBytes()).isGreaterThan(frame);
    assertThat(Integer.parseInt(limits.topic().get("max.message.bytes")))
        .isEqualTo(limits.recordBytes());
    assertThat(Integer.parseInt(limits.topic().get("segment.bytes")))
        .isGreaterThan(limits.recordBytes());
    assertThat(limits.producer().get("max.request.size")).isEqualTo(limits.recordBytes());
    assertThat((Long) limits.producer().get("buffer.memory"))
        .isGreaterThanOrEqualTo(2L * limits.recordBytes());
    assertThat(limits.broker().values())
        .allSatisfy(bytes -> assertThat(Integer.parseInt(bytes)).isGreaterThan(frame));
  }

  @Test
  void shouldRefuseWhatKafkaCannotHold() {
    assertThatThrownBy(() -> RecordLimits.ofFrames(0)).hasMessageContaining("0");
    assertThatThrownBy(() -> RecordLimits.ofFrames(Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
