package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixUpTest {

  /**
   * Two logistic neurons that copy their inputs, as the biases and weights of a steep logistic do
   * nearly, below two labels: the first answers where the second input is small.
   */
  private static final List<DenseLayer> NETWORK =
      List.of(
          new DenseLayer(2, new float[] {1, 0, 0, 1}, new float[2]),
          new DenseLayer(2, new float[] {0, -10, 0, 10}, new float[] {5, -5}));

  /** What a neuron has to see to fire with a probability. */
  private static float logit(double p) {
    return (float) Math.log(p / (1 - p));
  }

  /**
   * Faces of the first label: two are answered right, with the first neuron at .2 and .4; two
   * wrong, where it fires at .8 and .9. The second neuron decides, .3 against .7. One of the second
   * label is answered right.
   */
  private static LabeledSamples samples() {
    double[][] fired = {{0.2, 0.3}, {0.4, 0.3}, {0.8, 0.7}, {0.9, 0.7}, {0.35, 0.7}};
    List<float[]> inputs = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    for (int i = 0; i < fired.length; i++) {
      inputs.add(new float[] {logit(fired[i][0]), logit(fired[i][1])});
      targets.add(i < 4 ? new float[] {1, 0} : new float[] {0, 1});
    }
    return new LabeledSamples(Samples.of(inputs), Samples.of(targets));
  }

  @Test
  void shouldCompareWrongAnswersWithRightOnesOfTheSameLabel() {
    SignalPaths paths = SignalPaths.of(NETWORK, samples());

    assertThat(paths.difference(0, 0)).isEqualTo(0.85 - 0.3, within(1e-6));
    assertThat(paths.difference(0, 1)).isEqualTo(0.7 - 0.3, within(1e-6));
    assertThat(paths.most(0, 0, 0)).as("of the second label").isEqualTo(0.35, within(1e-6));
    assertThat(paths.least(0, 0, 0)).as("of the first").isEqualTo(0.3, within(1e-6));
    assertThat(paths.most(0, 0, 1)).isEqualTo(0.3 + 0.1, within(1e-5));
    assertThat(paths.least(0, 0, 2)).isEqualTo(0.3 - 0.2, within(1e-5));
  }

  @Test
  void shouldKeepANeuronThatFiresTooOftenBelowWhatRightAnswersCallFor() {
    FixUp.Result result = new FixUp(0.5, 0).apply(NETWORK, samples());

    assertThat(result.neurons()).hasSize(1);
    assertThat(result.neurons().get(0).neuron()).isZero();
    Clamps clamps = result.network().get(0).clamps().orElseThrow();
    assertThat(clamps.lower()).containsExactly(0, 0);
    assertThat(clamps.upper()).containsExactly(new float[] {0.35f, 1}, within(1e-6f));
    assertThat(result.network().get(1).clamps()).isEmpty();
  }

  @Test
  void shouldKeepANeuronThatFiresTooSeldomAboveWhatRightAnswersCallFor() {
    // The same with the first neuron turned round.
    List<DenseLayer> turned =
        List.of(new DenseLayer(2, new float[] {-1, 0, 0, 1}, new float[2]), NETWORK.get(1));

    FixUp.Result result = new FixUp(0.5, 0).apply(turned, samples());

    assertThat(result.neurons()).hasSize(1);
    assertThat(result.neurons().get(0).difference()).isEqualTo(-0.55, within(1e-6));
    Clamps clamps = result.network().get(0).clamps().orElseThrow();
    assertThat(clamps.lower()).containsExactly(new float[] {0.65f, 0}, within(1e-6f));
    assertThat(clamps.upper()).containsExactly(1, 1);
  }

  @Test
  void shouldLeaveANetworkAloneWhosePathsDoNotDiffer() {
    FixUp.Result result = new FixUp(0.6, 0).apply(NETWORK, samples());

    assertThat(result.neurons()).isEmpty();
    assertThat(result.network()).isEqualTo(NETWORK);
  }

  @Test
  void shouldCorrectAnAnswerThatAWrongPathSpoiled() {
    // The first neuron alone decides, wrongly where it fires too much.
    List<DenseLayer> spoiled =
        List.of(
            NETWORK.get(0), new DenseLayer(2, new float[] {-10, 0, 10, 0}, new float[] {6, -6}));
    LabeledSamples samples = samples();
    try (Classifier before = new Classifier(spoiled);
        Classifier after = new Classifier(new FixUp(0.3, 1).apply(spoiled, samples).network())) {
      assertThat(Loss.best(before.answer(samples.inputs()).row(3))).isEqualTo(1);
      assertThat(Loss.best(after.answer(samples.inputs()).row(3))).isZero();
    }
  }

  @Test
  void shouldClampAndBlockWhatLiesBeyondTheBounds() {
    Clamps clamps = new Clamps(new float[] {0.2f, 0, 0}, new float[] {1, 1, 0.6f});
    FloatBuffer activations = FloatBuffer.wrap(new float[] {0.1f, 0.1f, 0.9f, 0.5f, 0.9f, 0.5f});
    FloatBuffer derivatives = FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 6});

    clamps.apply(activations);
    clamps.block(activations, derivatives);

    assertThat(activations.array()).containsExactly(0.2f, 0.1f, 0.6f, 0.5f, 0.9f, 0.5f);
    assertThat(derivatives.array()).containsExactly(0, 2, 0, 4, 5, 6);
    assertThat(clamps.clamped()).containsExactly(0, 2);
  }

  @Test
  void shouldKeepClampsThroughLearningAgainAndFiles(@TempDir Path folder) {
    List<DenseLayer> fixed = new FixUp(0.5, 0).apply(NETWORK, samples()).network();
    TuningOptions options = new TuningOptions(2, 5, 1e-3, 1, 0, 0, 0, 0, 2, 1);
    try (FineTuning tuning = FineTuning.relearn(fixed, options, folder.resolve("tuning"))) {
      tuning.learn(epoch -> samples(), samples(), new RecordingListener(), () -> false);

      assertThat(tuning.best().get(0).clamps().orElseThrow().upper())
          .containsExactly(fixed.get(0).clamps().orElseThrow().upper());
    }
    try (FineTuning resumed = FineTuning.resume(folder.resolve("tuning"))) {
      assertThat(resumed.best().get(0).clamps().orElseThrow().upper())
          .containsExactly(fixed.get(0).clamps().orElseThrow().upper());
      assertThat(resumed.best().get(1).clamps()).isEmpty();
    }
  }
}
