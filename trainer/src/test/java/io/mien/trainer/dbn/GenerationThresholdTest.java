package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenerationThresholdTest {

  private static GrowthOptions with(Threshold threshold, int calibrationEpochs) {
    return new GrowthOptions(
        10, 5, 0, 1, 1, threshold, calibrationEpochs, 0, 1, 9, 0, 0, 0, 0, 1, 1 << 20);
  }

  @Test
  void shouldUseAGivenThresholdFromTheFirstPassOn() {
    GenerationThreshold threshold = new GenerationThreshold(with(Threshold.absolute(0.3), 2), 6);

    assertThat(threshold.after(1, new double[] {9})).hasValue(0.3);
  }

  @Test
  void shouldTakeTheQuantileOfTheCalibrationPasses() {
    GenerationThreshold threshold = new GenerationThreshold(with(Threshold.quantile(0.75), 2), 3);

    assertThat(threshold.after(1, new double[] {100, 100})).as("momentum still rises").isEmpty();
    assertThat(threshold.after(2, new double[] {100, 100})).isEmpty();
    assertThat(threshold.after(3, new double[] {4, 5})).isEmpty();
    assertThat(threshold.after(4, new double[] {3, 2})).as("calibrated, not yet used").isEmpty();
    assertThat(threshold.after(5, new double[] {77})).as("of both passes").hasValue(4);
    assertThat(threshold.after(6, new double[] {88})).as("does not follow").hasValue(4);
  }
}
