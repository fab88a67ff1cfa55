package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefiningTest {

  private static final TuningOptions TUNING = new TuningOptions(60, 16, 0.03, 1, 0, 0, 0, 0, 60, 1);
  private static final int LABELS = 2;

  private final List<Refinement> heard = new ArrayList<>();
  private final DbnListener listener =
      new DbnListener() {
        @Override
        public void epochEnded(RbmEpoch epoch) {}

        @Override
        public void neuronChanged(NeuronEvent event) {}

        @Override
        public void layerDecided(LayerDecision decision) {}

        @Override
        public void tuned(TuningEpoch epoch) {}

        @Override
        public void refined(Refinement refinement) {
          heard.add(refinement);
        }
      };

  @TempDir private Path folder;

  /** Whether two bits differ: more than two hidden neurons make it easier to learn. */
  private static LabeledSamples parity() {
    Samples inputs = Patterns.repeated(Patterns.all(3), 8);
    List<float[]> targets = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      float[] bits = inputs.row(i);
      targets.add((bits[0] + bits[1] + bits[2]) % 2 == 1 ? new float[] {1, 0} : new float[] {0, 1});
    }
    return new LabeledSamples(inputs, Samples.of(targets));
  }

  /** Too small for the parity of three bits. */
  private static List<DenseLayer> small() {
    return List.of(
        new DenseLayer(3, new float[] {1, -1, 0.5f, -0.5f, 1, 1}, new float[2]),
        new DenseLayer(2, new float[2 * LABELS], new float[LABELS]));
  }

  private Optional<List<DenseLayer>> refine(RefiningOptions options) {
    return new Refining(folder, options, TUNING, listener, () -> false)
        .refine(small(), epoch -> parity(), parity(), parity());
  }

  private static Loss loss(List<DenseLayer> network) {
    try (Classifier classifier = new Classifier(network)) {
      return Loss.of(classifier.answer(parity().inputs()), parity().targets());
    }
  }

  @Test
  void shouldGrowWhereAChildThatLearnsTheMistakesDiverges() {
    List<DenseLayer> grown =
        refine(new RefiningOptions(new KlGeneration(Threshold.absolute(1e-4), 8), null))
            .orElseThrow();

    assertThat(grown.get(0).outputs()).isGreaterThan(2);
    assertThat(loss(grown).crossEntropy()).isLessThan(loss(small()).crossEntropy());
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).kind()).isEqualTo(Refinement.Kind.KL_GENERATION);
    assertThat(heard.get(0).kept()).isTrue();
    assertThat(heard.get(0).lossAfter()).isEqualTo(loss(grown).crossEntropy());
    assertThat(folder.resolve("child.mien")).isRegularFile();
    assertThat(folder.resolve("grown.mien")).isRegularFile();
  }

  @Test
  void shouldGiveTheChildWhatWasAnsweredWrong() {
    // Answers with the second label for whatever it sees.
    List<DenseLayer> stubborn =
        List.of(small().get(0), new DenseLayer(2, new float[2 * LABELS], new float[] {0, 1}));

    LabeledSamples wrong = Refining.answeredWrong(stubborn, parity());

    assertThat(wrong.size()).isEqualTo(parity().size() / 2);
    for (int i = 0; i < wrong.size(); i++) {
      assertThat(wrong.targets().row(i)).containsExactly(1, 0);
    }
  }

  @Test
  void shouldSayThatThereIsNothingToLearnFromWhereNothingIsWrong() {
    List<DenseLayer> stubborn =
        List.of(small().get(0), new DenseLayer(2, new float[2 * LABELS], new float[] {0, 1}));
    LabeledSamples easy =
        new LabeledSamples(
            Patterns.all(3), Patterns.repeated(Samples.of(List.of(new float[] {0, 1})), 8));

    assertThatThrownBy(() -> Refining.answeredWrong(stubborn, easy))
        .isInstanceOf(MienException.class)
        .hasMessageEndingWith("leave out --kl-generation.");
  }

  @Test
  void shouldEndWhenToldToAndGoOnLater() {
    RefiningOptions options =
        new RefiningOptions(new KlGeneration(Threshold.absolute(1e-4), 8), null);
    int[] asked = new int[1];
    Optional<List<DenseLayer>> stopped =
        new Refining(folder, options, TUNING, listener, () -> asked[0]++ > 70)
            .refine(small(), epoch -> parity(), parity(), parity());
    assertThat(stopped).isEmpty();
    assertThat(heard).isEmpty();

    List<DenseLayer> later = refine(options).orElseThrow();

    assertThat(later.get(0).outputs()).isGreaterThan(2);
  }

  @Test
  void shouldKeepNothingThatMakesValidationWorse() {
    Refinement.Kind kind = Refinement.Kind.FIX_UP;

    assertThat(new Refinement(kind, 3, 0.8, 0.8, 0.5, 0.5).kept()).isTrue();
    assertThat(new Refinement(kind, 3, 0.8, 0.79, 0.5, 0.4).kept()).isFalse();
    assertThat(new Refinement(kind, 3, 0.8, 0.9, 0.5, 0.51).kept()).isFalse();
    assertThat(new Refinement(kind, 0, 0.8, 0.8, 0.5, 0.5).kept()).isFalse();
  }

  @Test
  void shouldTellOfAFixUpAndGiveBackTheBetterNetwork() {
    List<DenseLayer> fixed = refine(new RefiningOptions(null, new FixUp(1e-3, 0))).orElseThrow();

    assertThat(heard).hasSize(1);
    Refinement fixUp = heard.get(0);
    assertThat(fixUp.kind()).isEqualTo(Refinement.Kind.FIX_UP);
    assertThat(loss(fixed).crossEntropy())
        .isEqualTo(fixUp.kept() ? fixUp.lossAfter() : fixUp.lossBefore());
  }
}
