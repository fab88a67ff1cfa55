package io.mien.stream.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void shouldTakeTheMiddle() {
    assertThat(Statistics.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Statistics.median(new double[] {4, 1, 9, 2})).isEqualTo(3);
  }

  @Test
  void shouldTakeTheNearestRank() {
    double[] hundred = new double[100];
    for (int i = 0; i < hundred.length; i++) {
      hundred[i] = i + 1;
    }
    assertThat(Statistics.quantile(hundred, .5)).isEqualTo(50);
    assertThat(Statistics.quantile(hundred, .99)).isEqualTo(99);
    assertThat(Statistics.quantile(hundred, 1)).isEqualTo(100);
    assertThat(Statistics.quantile(new double[] {7}, .5)).isEqualTo(7);
  }

  @Test
  void shouldFindTheSlopeOfALineBehindNoise() {
    double[] x = {0, 1, 2, 3, 4, 5};
    double[] y = {10, 13.5, 15.5, 19.5, 21.5, 25};
    assertThat(Statistics.slope(x, y)).isCloseTo(2.94, within(.01));
    assertThat(Statistics.slope(new double[] {3}, new double[] {8})).isZero();
  }
}
