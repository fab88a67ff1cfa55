package io.mien.stream.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CoordinateEstimateTest {

  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void shouldPredictTheSameInOneStepAsInMany() {
    CoordinateEstimate start = new CoordinateEstimate(5, 3, 0.4, 0.1, 2);

    CoordinateEstimate many = start;
    for (int i = 0; i < 10; i++) {
      many = many.after(0.07, 4);
    }

    CoordinateEstimate one = start.after(0.7, 4);
    assertThat(many.position()).isCloseTo(one.position(), EXACT);
    assertThat(many.velocity()).isCloseTo(one.velocity(), EXACT);
    assertThat(many.positionVariance()).isCloseTo(one.positionVariance(), EXACT);
    assertThat(many.covariance()).isCloseTo(one.covariance(), EXACT);
    assertThat(many.velocityVariance()).isCloseTo(one.velocityVariance(), EXACT);
  }

  @Test
  void shouldMoveOnAtConstantVelocityOverShortTimes() {
    CoordinateEstimate moving = new CoordinateEstimate(0, 10, 0, 0, 0);

    assertThat(moving.after(0.04, 1).position()).isCloseTo(0.4, within(0.01));
    assertThat(moving.after(60, 1).position()).as("and not run away").isLessThan(10.1);
  }

  @Test
  void shouldLearnTheVelocityFromMeasurements() {
    CoordinateEstimate estimate = CoordinateEstimate.at(0, 0.01, 4);
    for (int i = 1; i <= 20; i++) {
      estimate = estimate.after(0.1, 4).measured(0.3 * i, 0.01);
    }

    assertThat(estimate.velocity()).isCloseTo(3, within(0.4));
    assertThat(estimate.position()).isCloseTo(6, within(0.1));
    assertThat(estimate.positionVariance()).isLessThan(0.01);
  }

  @Test
  void shouldLookBackAsUncertainlyAsAhead() {
    CoordinateEstimate estimate = new CoordinateEstimate(5, 3, 0.4, 0, 2);

    CoordinateEstimate before = estimate.after(-0.5, 4);

    assertThat(before.position()).isLessThan(5);
    assertThat(before.positionVariance())
        .isCloseTo(estimate.after(0.5, 4).positionVariance(), EXACT);
  }

  @Test
  void shouldRefuseWhatIsNoNumber() {
    assertThatThrownBy(() -> new CoordinateEstimate(Double.NaN, 0, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
