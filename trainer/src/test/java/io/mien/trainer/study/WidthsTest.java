package io.mien.trainer.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WidthsTest {

  @Test
  void shouldCountWeightsAndBiases() {
    assertThat(Widths.parameters(10, 5, 1, 3)).isEqualTo(10 * 5 + 5 + 5 * 3 + 3);
    assertThat(Widths.parameters(10, 5, 3, 3)).isEqualTo(55 + 2 * 30 + 18);
  }

  @Test
  void shouldFindTheWidthThatGivesANumberOfParametersBack() {
    for (int layers = 1; layers <= 3; layers++) {
      long parameters = Widths.parameters(1152, 700, layers, 7);
      assertThat(Widths.alike(1152, layers, 7, parameters)).isEqualTo(700);
      assertThat(Widths.alike(1152, layers, 7, parameters + 100)).isEqualTo(700);
      assertThat(Widths.alike(1152, layers, 7, parameters - 100)).isEqualTo(700);
    }
  }
}
