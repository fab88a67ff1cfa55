package io.mien.recognition.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class DecodeLimitsTest {

  @Test
  void shouldAllowAnEightKFrameByDefault() {
    assertThat(DecodeLimits.DEFAULT).isEqualTo(new DecodeLimits(16_777_216, 33_177_600));
  }

  @Test
  void shouldRefuseLimitsThatLimitNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DecodeLimits(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new DecodeLimits(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new DecodeLimits(1, (1L << 30) + 1));
  }
}
