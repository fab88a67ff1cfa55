package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WalkingDistanceTest {

  private final WalkingDistance distance = new WalkingDistance(2, 0.75);

  @Test
  void shouldTakeInAQuarterOfTheFirstStep() {
    distance.step(new float[] {0.4f, -0.8f}, new float[] {2, 0});

    assertThat(distance.ofBias(0)).isEqualTo(0.1, within(1e-7));
    assertThat(distance.ofBias(1)).as("the way back is as long").isEqualTo(0.2, within(1e-7));
    assertThat(distance.ofWeights(0)).isEqualTo(0.5);
    assertThat(distance.ofWeights(1)).isZero();
  }

  @Test
  void shouldKeepThreeQuartersOfThePast() {
    distance.step(new float[] {0.4f, 0}, new float[] {2, 0});
    distance.step(new float[] {-0.8f, 0}, new float[] {1, 0});

    assertThat(distance.ofBias(0)).isEqualTo(0.75 * 0.1 + 0.25 * 0.8, within(1e-7));
    assertThat(distance.ofWeights(0)).isEqualTo(0.75 * 0.5 + 0.25 * 1);
  }

  @Test
  void shouldGrowWhenANeuronSwaysWithoutGettingAnywhere() {
    for (int step = 0; step < 40; step++) {
      float sway = step % 2 == 0 ? 0.1f : -0.1f;
      distance.step(new float[] {sway, 0}, new float[] {0.3f, 0});
    }

    assertThat(distance.ofBias(0)).isEqualTo(0.1, within(1e-4));
    assertThat(distance.ofWeights(0)).isEqualTo(0.3, within(1e-4));
  }

  @Test
  void shouldForgetANeuronThatStandsStill() {
    distance.step(new float[] {0, 1}, new float[] {0, 1});
    for (int step = 0; step < 10; step++) {
      distance.step(new float[] {0, 0}, new float[] {0, 0});
    }

    assertThat(distance.ofBias(1)).isEqualTo(0.25 * Math.pow(0.75, 10), within(1e-12));
  }

  @Test
  void shouldLetNewNeuronsStartAtRest() {
    distance.step(new float[] {4, 8}, new float[] {4, 8});

    distance.insert(1);

    assertThat(distance.biases()).containsExactly(1, 0, 2);
    assertThat(distance.weights()).containsExactly(1, 0, 2);
  }

  @Test
  void shouldForgetRemovedNeurons() {
    distance.step(new float[] {4, 8}, new float[] {4, 8});

    distance.keep(new boolean[] {false, true});

    assertThat(distance.biases()).containsExactly(2);
    assertThat(distance.weights()).containsExactly(2);
  }

  @Test
  void shouldRefuseAnotherNumberOfNeurons() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> distance.step(new float[3], new float[3]))
        .withMessage("3 and 3 changes of 2 neurons");
  }

  @Test
  void shouldRefuseADecayThatNeverForgets() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WalkingDistance(1, 1));
  }
}
