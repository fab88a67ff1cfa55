package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  private final Bootstrap bootstrap = new Bootstrap(4000, 7);

  @Test
  void shouldAgreeWithTheNormalIntervalOfManyFaces() {
    int[] figures = new int[1000];
    Arrays.fill(figures, 0, 300, 1);
    double deviation = Math.sqrt(.3 * .7 / 1000);

    Interval interval = bootstrap.mean(figures);

    assertThat(interval.value()).isEqualTo(.3);
    assertThat(interval.low()).isCloseTo(.3 - 1.96 * deviation, within(.004));
    assertThat(interval.high()).isCloseTo(.3 + 1.96 * deviation, within(.004));
  }

  @Test
  void shouldCrossZeroWhereAsMuchIsLostAsGained() {
    int[] gains = new int[200];
    Arrays.fill(gains, 0, 8, 1);
    Arrays.fill(gains, 8, 16, -1);

    Interval interval = bootstrap.mean(gains);

    assertThat(interval.value()).isZero();
    assertThat(interval.low()).isNegative();
    assertThat(interval.high()).isPositive();
  }

  @Test
  void shouldRepeatItselfWithTheSameSeedAlone() {
    int[] figures = {1, 0, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1};
    assertThat(bootstrap.mean(figures)).isEqualTo(new Bootstrap(4000, 7).mean(figures));
    assertThat(new Bootstrap(50, 7).mean(figures)).isNotEqualTo(new Bootstrap(50, 8).mean(figures));
  }

  @Test
  void shouldSayNothingOfNoFaces() {
    assertThat(bootstrap.mean(new int[0])).isEqualTo(new Interval(0, 0, 0));
  }
}
