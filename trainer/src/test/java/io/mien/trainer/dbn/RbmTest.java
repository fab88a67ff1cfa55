package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class RbmTest {

  private static final int VISIBLE = 4;
  private static final int HIDDEN = 3;

  static Rbm random(Visibles visibles, long seed) {
    Random random = new Random(seed);
    return new Rbm(
        visibles,
        Parameters.of(
            normal(VISIBLE * HIDDEN, random), normal(VISIBLE, random), normal(HIDDEN, random)));
  }

  private static float[] normal(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** {@code -ln sum_h exp(-E(v, h))}, from the definition of the energy. */
  private static double enumerated(Rbm rbm, float[] v) {
    float[] w = rbm.weights();
    float[] b = rbm.visibleBias();
    float[] c = rbm.hiddenBias();
    double sum = 0;
    for (int pattern = 0; pattern < 1 << HIDDEN; pattern++) {
      float[] h = Patterns.bits(pattern, HIDDEN);
      double energy = 0;
      for (int i = 0; i < VISIBLE; i++) {
        energy +=
            rbm.visibles() == Visibles.BINARY ? -b[i] * v[i] : (v[i] - b[i]) * (v[i] - b[i]) / 2;
        for (int j = 0; j < HIDDEN; j++) {
          energy -= v[i] * w[j * VISIBLE + i] * h[j];
        }
      }
      for (int j = 0; j < HIDDEN; j++) {
        energy -= c[j] * h[j];
      }
      sum += Math.exp(-energy);
    }
    return -Math.log(sum);
  }

  @Test
  void shouldGiveTheFreeEnergyThatEnumerationGives() {
    try (Rbm binary = random(Visibles.BINARY, 1);
        Rbm gaussian = random(Visibles.GAUSSIAN, 2)) {
      Samples bits = Patterns.all(VISIBLE);
      Samples reals = Samples.of(List.of(new float[] {0.3f, -1.2f, 2, 0}));

      double[] energies = binary.freeEnergy(bits);
      for (int i = 0; i < bits.size(); i++) {
        assertThat(energies[i]).isEqualTo(enumerated(binary, bits.row(i)), within(1e-5));
      }
      assertThat(gaussian.freeEnergy(reals)[0])
          .isEqualTo(enumerated(gaussian, reals.row(0)), within(1e-5));
    }
  }

  @Test
  void shouldNotOverflowWhereInputsAreHuge() {
    float[] huge = {1000, 1000, 1000, 1000};
    try (Rbm rbm = random(Visibles.BINARY, 1)) {
      assertThat(rbm.freeEnergy(Samples.of(List.of(huge)))[0]).isFinite();
    }
  }

  @Test
  void shouldGiveTheProbabilitiesOfTheDefinition() {
    try (Rbm rbm = random(Visibles.BINARY, 3);
        INDArray v = Matrices.matrix(VISIBLE, 1, new float[] {1, 0, 1, 1});
        INDArray ones = Matrices.matrix(1, 1, new float[] {1});
        INDArray h = Matrices.matrix(HIDDEN, 1);
        INDArray again = Matrices.matrix(VISIBLE, 1)) {
      rbm.hidden(v, ones, h);
      rbm.visible(h, ones, again);

      float[] w = rbm.weights();
      float[] hidden = Matrices.values(h);
      assertThat((double) hidden[1])
          .isEqualTo(logistic(rbm.hiddenBias()[1] + w[4] + w[6] + w[7]), within(1e-6));
      double input = rbm.visibleBias()[2];
      for (int j = 0; j < HIDDEN; j++) {
        input += w[j * VISIBLE + 2] * hidden[j];
      }
      assertThat((double) Matrices.values(again)[2]).isEqualTo(logistic(input), within(1e-6));
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void shouldTakeTheVisibleBiasFromTheData() {
    Samples data = Samples.of(List.of(new float[] {1, 0}, new float[] {1, 1}, new float[] {1, 0}));
    try (Rbm binary = Rbm.start(Visibles.BINARY, data, 2, 1);
        Rbm gaussian = Rbm.start(Visibles.GAUSSIAN, data, 2, 1)) {
      assertThat((double) binary.visibleBias()[1]).isEqualTo(Math.log(0.5), within(1e-5));
      assertThat(binary.visibleBias()[0]).as("always on, yet finite").isBetween(4f, 8f);
      assertThat((double) gaussian.visibleBias()[1]).isEqualTo(1 / 3.0, within(1e-6));
      assertThat(binary.hiddenBias()).containsOnly(0);
    }
  }

  @Test
  void shouldInsertANeuronWithoutTouchingTheOthers() {
    try (Rbm rbm = random(Visibles.BINARY, 4)) {
      float[] before = rbm.weights();
      float[] biases = rbm.hiddenBias();

      rbm.parameters().insert(2, new float[] {1, 2, 3, 4}, 5);

      assertThat(rbm.hidden()).isEqualTo(4);
      assertThat(rbm.hiddenBias()).containsExactly(biases[0], biases[1], 5, biases[2]);
      assertThat(rbm.weights()).startsWith(Arrays.copyOf(before, 8));
      assertThat(rbm.weights()).endsWith(Arrays.copyOfRange(before, 8, 12));
      assertThat(rbm.parameters().weightsInto(2)).containsExactly(1, 2, 3, 4);
    }
  }

  @Test
  void shouldKeepTheMarkedNeurons() {
    try (Rbm rbm = random(Visibles.BINARY, 4)) {
      float[] last = rbm.parameters().weightsInto(2);
      float[] biases = rbm.hiddenBias();

      rbm.parameters().keep(new boolean[] {true, false, true});

      assertThat(rbm.hiddenBias()).containsExactly(biases[0], biases[2]);
      assertThat(rbm.parameters().weightsInto(1)).containsExactly(last);
    }
  }
}
