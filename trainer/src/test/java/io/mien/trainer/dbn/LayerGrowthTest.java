package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LayerGrowthTest {

  private static LayerGrowth rule(Threshold walk, double energy, int maxLayers) {
    return new LayerGrowth(new LayerOptions(8, 0.5, maxLayers, 2, 3, walk, energy));
  }

  @Test
  void shouldSumUpWeightedWalksAndEnergies() {
    LayerGrowth growth = rule(Threshold.absolute(0), -100, 9);
    growth.decide(10, 0.5, -2);

    LayerDecision second = growth.decide(7, 0.25, -1);

    assertThat(second.layer()).isEqualTo(2);
    assertThat(second.neurons()).isEqualTo(7);
    assertThat(second.walk()).isEqualTo(2 * 0.5 + 2 * 0.25, within(1e-12));
    assertThat(second.energy()).isEqualTo(3 * -2 + 3 * -1, within(1e-12));
  }

  @Test
  void shouldAddALayerOnlyIfBothAreAboveTheirThresholds() {
    assertThat(rule(Threshold.absolute(0.9), -7, 9).decide(10, 0.5, -2).another()).isTrue();
    assertThat(rule(Threshold.absolute(1), -7, 9).decide(10, 0.5, -2).another()).isFalse();
    assertThat(rule(Threshold.absolute(0.9), -6, 9).decide(10, 0.5, -2).another()).isFalse();
  }

  @Test
  void shouldEndWhenTheEnergiesSumUpBelowTheThreshold() {
    LayerGrowth growth = rule(Threshold.absolute(0), -10, 9);

    assertThat(growth.decide(10, 1, -1).another()).isTrue();
    assertThat(growth.decide(10, 1, -1).another()).isTrue();
    assertThat(growth.decide(10, 1, -2).another()).isFalse();
  }

  @Test
  void shouldEndAtTheLimit() {
    assertThat(rule(Threshold.absolute(0), -100, 1).decide(10, 1, -1).another()).isFalse();
  }

  @Test
  void shouldCalibrateTheWalkOnTheFirstLayerAlone() {
    LayerGrowth growth = rule(Threshold.quantile(0.5), -100, 9);
    for (double walk : new double[] {8, 4, 2, 1}) {
      growth.observe(1, walk);
    }

    assertThat(growth.decide(10, 1, -1).walkThreshold()).isEqualTo(2);
    growth.observe(2, 0.001);
    growth.observe(2, 0.001);
    assertThat(growth.decide(10, 1, -1).walkThreshold()).isEqualTo(2);
  }

  @Test
  void shouldStartALayerByTheSizeOfTheOneBelow() {
    LayerOptions options = new LayerOptions(8, 0.5, 9, 1, 1, Threshold.absolute(0), 0);

    assertThat(options.startAbove(301)).isEqualTo(151);
    assertThat(options.startAbove(1)).isEqualTo(1);
  }
}
