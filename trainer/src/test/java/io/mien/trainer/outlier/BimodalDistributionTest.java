package io.mien.trainer.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BimodalDistributionTest {

  // Mean 2; above it 4, 4, 6, 10 with mean 6 and deviation sqrt((4+4+0+16)/4) = sqrt(6).
  private static final double[] LOSSES = {0, 4, 0, 4, 1, 6, 0, 10, 1, 0, 0, 0, 0, 2};

  @Test
  void shouldMeasureTheUpperHump() {
    BimodalDistribution found = BimodalDistribution.of(LOSSES);
    assertThat(found.mean()).isCloseTo(2, within(1e-12));
    assertThat(found.above()).isEqualTo(4);
    assertThat(found.aboveMean()).isCloseTo(6, within(1e-12));
    assertThat(found.aboveDeviation()).isCloseTo(Math.sqrt(6), within(1e-12));
    assertThat(found.threshold(1)).isCloseTo(6 + Math.sqrt(6), within(1e-12));
  }

  @Test
  void shouldTakeWhatLiesAboveByK() {
    BimodalDistribution found = BimodalDistribution.of(LOSSES);
    assertThat(found.outliers(LOSSES, 1)).containsExactly(7);
    // 6 itself is not above the mean of the hump.
    assertThat(found.outliers(LOSSES, 0)).containsExactly(7);
    assertThat(found.outliers(LOSSES, 2)).isEmpty();
  }

  @Test
  void shouldTakeNothingWhereAllLossesAreEqual() {
    double[] equal = {.5, .5, .5};
    assertThat(BimodalDistribution.of(equal).outliers(equal, 1)).isEmpty();
    assertThatThrownBy(() -> BimodalDistribution.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
