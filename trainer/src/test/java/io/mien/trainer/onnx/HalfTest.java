package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0000",
    "1, 3c00",
    "-2, c000",
    "65504, 7bff",
    "0.1, 2e66",
    "0.00006103515625, 0400",
    "0.000000059604645, 0001",
    "1.00048828125, 3c00",
    "1.00146484375, 3c02",
    "1.9999, 4000"
  })
  void shouldRoundToTheNearestHalf(float value, String bits) {
    assertThat(Half.bits(value)).isEqualTo((short) Integer.parseInt(bits, 16));
  }

  @Test
  void shouldReadBackEveryFiniteHalf() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & 0x7c00) != 0x7c00) {
        assertThat(Half.bits(Half.value((short) bits))).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {65536, -1e9f, Float.NaN, Float.POSITIVE_INFINITY})
  void shouldRefuseWhatDoesNotFit(float value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Half.bits(value));
  }
}
