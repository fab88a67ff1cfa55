package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

  /** The example of Newcombe, Two-sided confidence intervals for the single proportion (1998). */
  @Test
  void shouldGiveThePublishedScoreInterval() {
    Proportion proportion = new Proportion(81, 263);

    assertThat(proportion.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(proportion.high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void shouldStayBetweenZeroAndOne() {
    assertThat(new Proportion(0, 20).low()).isZero();
    assertThat(new Proportion(0, 20).high()).isCloseTo(0.1611, within(5e-5));
    assertThat(new Proportion(20, 20).high()).isEqualTo(1);
    assertThat(new Proportion(0, 0).low()).isZero();
    assertThat(new Proportion(0, 0).high()).isEqualTo(1);
  }

  @Test
  void shouldRefuseMoreHitsThanThereAre() {
    assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
