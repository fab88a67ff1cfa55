package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

class FineTuningTest {

  private static final int LABELS = 3;

  private final RecordingListener listener = new RecordingListener();
  @TempDir private Path folder;

  private static List<DenseLayer> stack(long seed, int... sizes) {
    Random random = new Random(seed);
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      float[] weights = new float[sizes[i] * sizes[i + 1]];
      for (int w = 0; w < weights.length; w++) {
        weights[w] = (float) random.nextGaussian();
      }
      layers.add(new DenseLayer(sizes[i], weights, new float[sizes[i + 1]]));
    }
    return layers;
  }

  /** The parity of two bits and whether a third is set: nothing that one layer could tell. */
  private static LabeledSamples parities() {
    List<float[]> targets = new ArrayList<>();
    Samples inputs = Patterns.repeated(Patterns.all(4), 4);
    for (int i = 0; i < inputs.size(); i++) {
      float[] bits = inputs.row(i);
      float[] target = new float[LABELS];
      target[bits[0] == bits[1] ? (int) bits[2] : 2] = 1;
      targets.add(target);
    }
    return new LabeledSamples(inputs, Samples.of(targets));
  }

  @Test
  void shouldDeriveTheCrossEntropyThroughTheWholeStack() {
    List<DenseLayer> layers = stack(1, 4, 5, 6, LABELS);
    LabeledSamples samples = parities();
    float[] targets = new float[16 * LABELS];
    try (Network network = new Network(layers, 16, true)) {
      for (int k = 0; k < 16; k++) {
        samples.inputs().put(k, network.input(), k);
        System.arraycopy(samples.targets().row(k), 0, targets, k * LABELS, LABELS);
      }
      network.forward(0, 0, Nd4j.getRandom());
      network.backward(FloatBuffer.wrap(targets));

      for (int layer = 0; layer < 3; layer++) {
        float[] derived = Matrices.values(network.layers().get(layer).weightGradient());
        for (int w = 0; w < derived.length; w += 3) {
          double step = 1e-2;
          double difference =
              (loss(layers, layer, w, step, samples) - loss(layers, layer, w, -step, samples))
                  / (2 * step);
          assertThat((double) derived[w]).isEqualTo(difference, within(2e-4));
        }
      }
    }
  }

  private static double loss(
      List<DenseLayer> layers, int layer, int weight, double step, LabeledSamples samples) {
    DenseLayer changed = layers.get(layer);
    float[] weights = changed.weights();
    weights[weight] += (float) step;
    List<DenseLayer> all = new ArrayList<>(layers);
    all.set(layer, new DenseLayer(changed.inputs(), weights, changed.biases()));
    Samples inputs = samples.inputs().first(16);
    try (Classifier classifier = new Classifier(all)) {
      return Loss.of(classifier.answer(inputs), samples.targets().first(16)).crossEntropy();
    }
  }

  @Test
  void shouldLearnWhatASingleLayerCannot() {
    TuningOptions options = new TuningOptions(80, 16, 0.05, 1, 0, 0, 0, 0, 80, 1);
    try (FineTuning tuning =
        FineTuning.start(stack(2, 4, 12), LABELS, options, folder.resolve("tuning"))) {
      tuning.learn(epoch -> parities(), parities(), listener, () -> false);

      try (Classifier classifier = new Classifier(tuning.best())) {
        Loss loss = Loss.of(classifier.answer(parities().inputs()), parities().targets());
        assertThat(loss.accuracy()).isEqualTo(1);
        assertThat(loss.crossEntropy()).isLessThan(0.2);
      }
    }
    assertThat(listener.tuning.get(0).validationLoss())
        .as("the softmax layer begins at 0")
        .isEqualTo(Math.log(LABELS), within(0.3));
  }

  @Test
  void shouldLearnADistributionRatherThanItsMode() {
    float[] target = {0.5f, 0.3f, 0.2f};
    Samples inputs = Patterns.repeated(Patterns.all(2), 8);
    Samples targets = Patterns.repeated(Samples.of(List.of(target)), 32);
    LabeledSamples samples = new LabeledSamples(inputs, targets);
    TuningOptions options = new TuningOptions(100, 32, 0.05, 1, 0, 0, 0, 0, 100, 1);
    try (FineTuning tuning =
        FineTuning.start(stack(2, 2, 3), LABELS, options, folder.resolve("tuning"))) {
      tuning.learn(epoch -> samples, samples, listener, () -> false);
      try (Classifier classifier = new Classifier(tuning.best())) {
        float[] answer = classifier.answer(inputs).row(0);
        assertThat(answer).containsExactly(target, within(0.02f));
      }
    }
  }

  @Test
  void shouldStopWhenValidationDoesNotGetBetter() {
    LabeledSamples samples = parities();
    List<float[]> wrong = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      float[] target = samples.targets().row(i);
      wrong.add(new float[] {target[1], target[2], target[0]});
    }
    TuningOptions options = new TuningOptions(100, 16, 0.02, 1, 0, 0.2, 0.1, 0, 4, 1);
    LabeledSamples contrary = new LabeledSamples(samples.inputs(), Samples.of(wrong));
    try (FineTuning tuning =
        FineTuning.start(stack(2, 4, 12), LABELS, options, folder.resolve("tuning"))) {
      tuning.learn(epoch -> samples, contrary, listener, () -> false);

      assertThat(tuning.finished()).isTrue();
    }
    assertThat(listener.tuning).hasSizeLessThan(60);
    int best = 0;
    for (int i = 1; i < listener.tuning.size(); i++) {
      best =
          listener.tuning.get(i).validationLoss() < listener.tuning.get(best).validationLoss()
              ? i
              : best;
    }
    assertThat(listener.tuning.size() - 1 - best).isEqualTo(4);
  }

  @Test
  void shouldLearnAgainFromWhereANetworkHadCome() {
    TuningOptions thorough = new TuningOptions(80, 16, 0.05, 1, 0, 0, 0, 0, 80, 1);
    TuningOptions hardly = new TuningOptions(1, 16, 1e-6, 1, 0, 0, 0, 0, 1, 2);
    List<DenseLayer> learned;
    try (FineTuning tuning =
        FineTuning.start(stack(2, 4, 12), LABELS, thorough, folder.resolve("tuning"))) {
      tuning.learn(epoch -> parities(), parities(), listener, () -> false);
      learned = tuning.best();
    }
    listener.tuning.clear();

    try (FineTuning again = FineTuning.relearn(learned, hardly, folder.resolve("again"))) {
      again.learn(epoch -> parities(), parities(), listener, () -> false);
    }

    assertThat(listener.tuning.get(0).validationLoss()).as("not from 0").isLessThan(0.2);
    assertThat(listener.tuning.get(0).validationAccuracy()).isEqualTo(1);
  }

  @Test
  void shouldGoOnFromACheckpointAsIfNeverStopped() {
    TuningOptions options = new TuningOptions(6, 16, 0.02, 1, 1e-3, 0.3, 0.1, 0, 6, 1);
    Path checkpoint = folder.resolve("interrupted");
    List<DenseLayer> whole;
    try (FineTuning tuning =
        FineTuning.start(stack(2, 4, 12), LABELS, options, folder.resolve("whole"))) {
      tuning.learn(epoch -> parities(), parities(), listener, () -> false);
      whole = tuning.best();
    }
    listener.tuning.clear();
    try (FineTuning tuning = FineTuning.start(stack(2, 4, 12), LABELS, options, checkpoint)) {
      tuning.learn(epoch -> parities(), parities(), listener, () -> listener.tuning.size() == 3);
    }
    try (FineTuning tuning = FineTuning.resume(checkpoint)) {
      tuning.learn(epoch -> parities(), parities(), listener, () -> false);

      for (int i = 0; i < whole.size(); i++) {
        assertThat(tuning.best().get(i).weights()).containsExactly(whole.get(i).weights());
      }
    }
  }
}
