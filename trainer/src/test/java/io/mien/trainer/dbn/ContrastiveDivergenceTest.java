package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContrastiveDivergenceTest {

  private static final int VISIBLE = 4;
  private static final int HIDDEN = 3;
  private static final float[][] DATA = {{1, 0, 0, 1}, {0, 1, 1, 1}, {1, 1, 0, 0}};

  private static RbmOptions options(
      Visibles visibles, int steps, boolean persistent, int batch, double rate) {
    return new RbmOptions(
        visibles, steps, persistent, batch, rate, 0, 0, 0, 0, 0.1, 0, Forgetting.NONE, 5);
  }

  private static Samples data(int count) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(DATA[i % DATA.length]);
    }
    return Samples.of(rows);
  }

  private static int[] order(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** {@code <v_i h_j>} over visible patterns with given probabilities, by enumeration. */
  private static double[] statistics(Rbm rbm, List<float[]> patterns, double[] probabilities) {
    double[] sums = new double[VISIBLE * HIDDEN];
    float[] w = rbm.weights();
    for (int n = 0; n < patterns.size(); n++) {
      for (int j = 0; j < HIDDEN; j++) {
        double input = rbm.hiddenBias()[j];
        for (int i = 0; i < VISIBLE; i++) {
          input += patterns.get(n)[i] * w[j * VISIBLE + i];
        }
        for (int i = 0; i < VISIBLE; i++) {
          sums[j * VISIBLE + i] += probabilities[n] * patterns.get(n)[i] / (1 + Math.exp(-input));
        }
      }
    }
    return sums;
  }

  @Test
  void shouldFollowTheExactGradientOfTheLogLikelihood() {
    int chains = 24_000;
    double rate = 1e-6;
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 3);
        ContrastiveDivergence learning =
            new ContrastiveDivergence(
                rbm, options(Visibles.BINARY, 40, true, chains, rate), chains)) {
      Samples patterns = Patterns.all(VISIBLE);
      double[] energies = rbm.freeEnergy(patterns);
      double logZ = Patterns.logPartition(rbm);
      double[] model =
          statistics(
              rbm,
              rows(patterns),
              Arrays.stream(energies).map(energy -> Math.exp(-energy - logZ)).toArray());
      double[] seen = statistics(rbm, List.of(DATA), new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0});

      learning.step(data(chains), order(chains), 0, 0);

      float[] moved = Matrices.values(learning.velocity().weights());
      for (int i = 0; i < moved.length; i++) {
        assertThat(moved[i] / rate).isEqualTo(seen[i] - model[i], within(0.015));
      }
    }
  }

  private static List<float[]> rows(Samples samples) {
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      rows.add(samples.row(i));
    }
    return rows;
  }

  @Test
  void shouldDrawGaussianVisiblesWithUnitVariance() {
    int chains = 20_000;
    Parameters idle = Parameters.of(new float[2], new float[] {0.5f, -2}, new float[1]);
    try (Rbm rbm = new Rbm(Visibles.GAUSSIAN, idle);
        ContrastiveDivergence learning =
            new ContrastiveDivergence(
                rbm, options(Visibles.GAUSSIAN, 1, true, chains, 1e-6), chains)) {
      Samples zeros = Patterns.repeated(Samples.of(List.of(new float[2])), chains);

      learning.step(zeros, order(chains), 0, 0);

      float[] drawn = learning.arrays("").get("chains");
      double mean = 0;
      double square = 0;
      for (int k = 0; k < chains; k++) {
        mean += drawn[2 * k + 1] / chains;
        square += drawn[2 * k + 1] * drawn[2 * k + 1] / chains;
      }
      assertThat(mean).isEqualTo(-2, within(0.05));
      assertThat(square - mean * mean).isEqualTo(1, within(0.05));
    }
  }

  @Test
  void shouldRaiseTheExactLikelihood() {
    Samples data = data(30);
    try (Rbm rbm = Rbm.start(Visibles.BINARY, data, HIDDEN, 1);
        ContrastiveDivergence learning =
            new ContrastiveDivergence(rbm, options(Visibles.BINARY, 1, false, 30, 0.2), 30)) {
      double before = Patterns.logLikelihood(rbm, data);

      for (int step = 0; step < 300; step++) {
        learning.step(data, order(30), 0, 0.5);
      }

      assertThat(Patterns.logLikelihood(rbm, data)).isGreaterThan(before + 0.5);
    }
  }

  @Test
  void shouldReportHowFarEachNeuronMoved() {
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 6);
        ContrastiveDivergence learning =
            new ContrastiveDivergence(rbm, options(Visibles.BINARY, 1, false, 3, 0.5), 3)) {
      learning.step(data(3), order(3), 0, 0.5);
      float[] weights = rbm.weights();
      float[] biases = rbm.hiddenBias();

      learning.step(data(3), order(3), 0, 0.5);

      float[] moved = learning.weightChanges();
      for (int j = 0; j < HIDDEN; j++) {
        double square = 0;
        for (int i = 0; i < VISIBLE; i++) {
          square += Math.pow(rbm.weights()[j * VISIBLE + i] - weights[j * VISIBLE + i], 2);
        }
        assertThat((double) moved[j]).isEqualTo(Math.sqrt(square), within(1e-6));
        assertThat(learning.biasChanges()[j])
            .isEqualTo(rbm.hiddenBias()[j] - biases[j], within(1e-6f));
      }
    }
  }

  @Test
  void shouldDecayAndForgetTowardsZero() {
    assertThat(normAfter(0, Forgetting.NONE)).isGreaterThan(normAfter(0.5, Forgetting.NONE));
    assertThat(normAfter(0, Forgetting.NONE)).isGreaterThan(normAfter(0, new Forgetting(0.5, 9)));
    assertThat(normAfter(0, Forgetting.NONE)).isEqualTo(normAfter(0, new Forgetting(0.5, 1e-9)));
  }

  private static double normAfter(double decay, Forgetting forgetting) {
    RbmOptions how =
        new RbmOptions(Visibles.BINARY, 1, false, 3, 0.1, 0, 0, 0, decay, 0.1, 0, forgetting, 5);
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 6);
        ContrastiveDivergence learning = new ContrastiveDivergence(rbm, how, 3)) {
      learning.pass(data(3), new Random(1), 1, new WalkingDistance(HIDDEN, 0));
      double sum = 0;
      for (float weight : rbm.weights()) {
        sum += Math.abs(weight);
      }
      return sum;
    }
  }

  @Test
  void shouldDrawActivationsTowardsTheTarget() {
    assertThat(activationAfter(0)).isGreaterThan(0.3);
    assertThat(activationAfter(2)).isBetween(0.05, 0.2);
  }

  @Test
  void shouldKeepNineTenthsOfTheActivationSeenBefore() {
    RbmOptions how =
        new RbmOptions(Visibles.BINARY, 1, false, 3, 1e-9, 0, 0, 0, 0, 0.05, 1, Forgetting.NONE, 5);
    Samples data = data(3);
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 6);
        ContrastiveDivergence learning = new ContrastiveDivergence(rbm, how, 3);
        Measurement of = new Measurement(rbm, data)) {
      double[] seen = of.activations();

      learning.step(data, order(3), 0, 0);

      float[] activity = learning.arrays("").get("activity");
      for (int j = 0; j < HIDDEN; j++) {
        assertThat((double) activity[j]).isEqualTo(0.9 * 0.05 + 0.1 * seen[j], within(1e-5));
      }
    }
  }

  private static double activationAfter(double sparsityCost) {
    RbmOptions how =
        new RbmOptions(
            Visibles.BINARY, 1, false, 3, 0.1, 0, 0, 0, 0, 0.05, sparsityCost, Forgetting.NONE, 5);
    Samples data = data(3);
    try (Rbm rbm = RbmTest.random(Visibles.BINARY, 6);
        ContrastiveDivergence learning = new ContrastiveDivergence(rbm, how, 3)) {
      for (int pass = 1; pass <= 300; pass++) {
        learning.pass(data, new Random(pass), pass, new WalkingDistance(HIDDEN, 0));
      }
      return meanActivation(rbm, data);
    }
  }

  private static double meanActivation(Rbm rbm, Samples data) {
    try (Measurement of = new Measurement(rbm, data)) {
      return Arrays.stream(of.activations()).average().orElseThrow();
    }
  }
}
