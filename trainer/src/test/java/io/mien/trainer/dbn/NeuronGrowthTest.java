package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NeuronGrowthTest {

  private static final double THETA_A = 0.1;

  private static NeuronGrowth rules(double alphaBias, double alphaWeights, int most, int max) {
    return new NeuronGrowth(
        new GrowthOptions(
            10,
            5,
            0,
            alphaBias,
            alphaWeights,
            Threshold.absolute(1),
            1,
            0,
            most,
            max,
            0,
            THETA_A,
            0,
            0,
            1,
            1 << 20));
  }

  /** Neurons that walked by 2 x 3, 1 x 1, 4 x 5 and 3 x 0. */
  private static WalkingDistance walked() {
    WalkingDistance distance = new WalkingDistance(4, 0);
    distance.step(new float[] {2, 1, 4, 3}, new float[] {3, 1, 5, 0});
    return distance;
  }

  @Test
  void shouldMultiplyBothWalksAndBothCoefficients() {
    assertThat(rules(0.5, 3, 9, 9).walks(walked())).containsExactly(9, 1.5, 30, 0);
  }

  @Test
  void shouldGenerateBesideThoseThatWalkFarthestFirst() {
    assertThat(rules(1, 1, 9, 9).parents(walked(), 2)).containsExactly(2, 0);
  }

  @Test
  void shouldGenerateOnlyAboveTheThreshold() {
    assertThat(rules(1, 1, 9, 9).parents(walked(), 6)).containsExactly(2);
    assertThat(rules(1, 1, 9, 9).parents(walked(), 20)).isEmpty();
  }

  @Test
  void shouldGenerateNoMoreThanAllowedAtOnce() {
    assertThat(rules(1, 1, 1, 9).parents(walked(), 0.5)).containsExactly(2);
  }

  @Test
  void shouldGenerateNoMoreThanAllowedInAll() {
    assertThat(rules(1, 1, 9, 6).parents(walked(), 0.5)).containsExactly(2, 0);
    assertThat(rules(1, 1, 9, 4).parents(walked(), 0.5)).isEmpty();
  }

  @Test
  void shouldAnnihilateWhatIsHardlyEverActive() {
    assertThat(rules(1, 1, 9, 9).kept(new double[] {0.05, 0.1, 0.9, 0}))
        .containsExactly(false, true, true, false);
  }
}
