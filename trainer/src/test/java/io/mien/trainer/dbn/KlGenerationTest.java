package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KlGenerationTest {

  private static final Samples SAMPLES = Patterns.all(4);

  private static List<DenseLayer> network(long seed, int... sizes) {
    Random random = new Random(seed);
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < sizes.length; i++) {
      layers.add(
          new DenseLayer(
              sizes[i], normal(sizes[i] * sizes[i + 1], random), normal(sizes[i + 1], random)));
    }
    return layers;
  }

  private static float[] normal(int count, Random random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The network with other weights and bias of one neuron. */
  private static List<DenseLayer> changed(List<DenseLayer> network, int layer, int neuron) {
    DenseLayer old = network.get(layer);
    float[] weights = old.weights();
    float[] biases = old.biases();
    for (int i = 0; i < old.inputs(); i++) {
      weights[neuron * old.inputs() + i] *= -1;
    }
    biases[neuron] += 2;
    List<DenseLayer> layers = new ArrayList<>(network);
    layers.set(layer, new DenseLayer(old.inputs(), weights, biases));
    return layers;
  }

  private static Samples answers(List<DenseLayer> network) {
    try (Classifier classifier = new Classifier(network)) {
      return classifier.answer(SAMPLES);
    }
  }

  private static float[] weightsInto(DenseLayer layer, int neuron) {
    float[] into = new float[layer.inputs()];
    System.arraycopy(layer.weights(), neuron * layer.inputs(), into, 0, into.length);
    return into;
  }

  @Test
  void shouldBeTheDivergenceOfTheDefinition() {
    assertThat(KlGeneration.divergence(0.5, 0.5)).isZero();
    assertThat(KlGeneration.divergence(0.9, 0.2))
        .isEqualTo(0.9 * Math.log(0.9 / 0.2) + 0.1 * Math.log(0.1 / 0.8), within(1e-12));
    assertThat(KlGeneration.divergence(0.99, 0.5))
        .as("from the child to the parent is another way")
        .isLessThan(KlGeneration.divergence(0.5, 0.99));
    assertThat(KlGeneration.divergence(0, 1)).isFinite().isGreaterThan(16);
    assertThat(KlGeneration.divergence(1, 0)).isFinite().isGreaterThan(16);
  }

  @Test
  void shouldTakeTheMeanOverSamplesFromTheParentToTheChild() {
    // Neurons that see nothing fire by their biases alone: logistic(2) and logistic(-1).
    List<DenseLayer> parent =
        List.of(new DenseLayer(4, new float[4], new float[] {2}), network(1, 1, 3).get(0));
    List<DenseLayer> child =
        List.of(new DenseLayer(4, new float[4], new float[] {-1}), network(1, 1, 3).get(0));
    double p = 1 / (1 + Math.exp(-2));
    double q = 1 / (1 + Math.exp(1));

    assertThat(KlGeneration.divergences(parent, child, Patterns.repeated(SAMPLES, 20))[0][0])
        .isEqualTo(p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q)), within(1e-5));
  }

  @Test
  void shouldGenerateBesideTheNeuronThatDivergesAndNowhereElse() {
    List<DenseLayer> parent = network(2, 4, 5, 3);
    List<DenseLayer> child = changed(parent, 0, 2);

    KlGeneration.Result result =
        new KlGeneration(Threshold.absolute(1e-3), 9).apply(parent, child, SAMPLES);

    assertThat(result.neurons()).hasSize(1);
    KlGeneration.Generated one = result.neurons().get(0);
    assertThat(one.layer()).isEqualTo(1);
    assertThat(one.neuron()).isEqualTo(2);
    assertThat(one.divergence()).isGreaterThan(one.threshold());
    DenseLayer grown = result.network().get(0);
    assertThat(grown.outputs()).isEqualTo(6);
    assertThat(weightsInto(grown, 2)).containsExactly(weightsInto(parent.get(0), 2));
    assertThat(weightsInto(grown, 3)).containsExactly(weightsInto(child.get(0), 2));
    assertThat(grown.biases()[3]).isEqualTo(child.get(0).biases()[2]);
    assertThat(weightsInto(grown, 4)).containsExactly(weightsInto(parent.get(0), 3));
  }

  @Test
  void shouldGenerateNothingWhereParentAndChildAreOne() {
    List<DenseLayer> parent = network(2, 4, 5, 3);

    KlGeneration.Result result =
        new KlGeneration(Threshold.absolute(0), 9).apply(parent, parent, SAMPLES);

    assertThat(result.neurons()).isEmpty();
    assertThat(result.network().get(0).outputs()).isEqualTo(5);
  }

  @Test
  void shouldAnswerAsTheParentUntilItLearnsAgain() {
    List<DenseLayer> parent = network(3, 4, 6, 5, 3);
    List<DenseLayer> child = changed(changed(changed(parent, 0, 1), 0, 4), 1, 2);

    KlGeneration.Result result =
        new KlGeneration(Threshold.absolute(1e-3), 9).apply(parent, child, SAMPLES);

    assertThat(result.network()).extracting(DenseLayer::outputs).containsExactly(8, 10, 3);
    Samples before = answers(parent);
    Samples after = answers(result.network());
    for (int i = 0; i < SAMPLES.size(); i++) {
      assertThat(after.row(i)).containsExactly(before.row(i), within(1e-6f));
    }
  }

  @Test
  void shouldLetNewNeuronsFireAsTheyDoInTheChild() {
    List<DenseLayer> parent = network(4, 4, 6, 5, 3);
    List<DenseLayer> child = changed(changed(parent, 0, 1), 1, 2);
    KlGeneration.Result result =
        new KlGeneration(Threshold.absolute(0), 99).apply(parent, child, SAMPLES);
    // Neuron 1 below moves every neuron above it, so that all of them are doubled.
    assertThat(result.network().get(1).outputs()).isEqualTo(10);

    float[] grown = new float[10];
    float[] expected = new float[5];
    try (Activations ofGrown = new Activations(result.network());
        Activations ofChild = new Activations(child)) {
      ofGrown.run(SAMPLES, 0, SAMPLES.size());
      ofChild.run(SAMPLES, 0, SAMPLES.size());
      for (int k = 0; k < SAMPLES.size(); k++) {
        ofGrown.copy(1, k, grown);
        ofChild.copy(1, k, expected);
        for (int j = 0; j < 5; j++) {
          assertThat(grown[2 * j + 1]).isEqualTo(expected[j], within(1e-6f));
        }
      }
    }
  }

  @Test
  void shouldPreferThoseThatDivergeMost() {
    List<DenseLayer> parent = network(5, 4, 6, 3);
    List<DenseLayer> child = network(6, 4, 6, 3);
    double[] divergences = KlGeneration.divergences(parent, child, SAMPLES)[0];

    KlGeneration.Result result =
        new KlGeneration(Threshold.absolute(0), 2).apply(parent, child, SAMPLES);

    assertThat(result.neurons()).hasSize(2);
    double least =
        result.neurons().stream()
            .mapToDouble(KlGeneration.Generated::divergence)
            .min()
            .orElseThrow();
    int above = 0;
    for (double divergence : divergences) {
      above += divergence > least ? 1 : 0;
    }
    assertThat(above).isEqualTo(1);
  }

  @Test
  void shouldTakeAQuantileOfEachLayer() {
    KlGeneration.Result result =
        new KlGeneration(Threshold.quantile(0.5), 99)
            .apply(network(5, 4, 6, 8, 3), network(6, 4, 6, 8, 3), SAMPLES);

    assertThat(result.neurons().stream().filter(one -> one.layer() == 1)).hasSize(3);
    assertThat(result.neurons().stream().filter(one -> one.layer() == 2)).hasSize(4);
  }

  @Test
  void shouldRefuseAChildOfOtherSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KlGeneration.defaults().apply(network(1, 4, 5, 3), network(1, 4, 6, 3), SAMPLES))
        .withMessage("a child of other sizes than its parent");
  }
}
