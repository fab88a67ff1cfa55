package io.mien.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.cnn.AffectLoss;
import io.mien.trainer.cnn.AffectOptions;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.DataSource;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.evaluate.Temperature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleExportIT {

  private static final List<Truth> HEADS = List.of(Truth.VOTES, Truth.LABEL);

  @TempDir private Path folder;
  private FaceData data;

  @BeforeEach
  void trainALittle() {
    train(AffectOptions.NONE);
  }

  private void train(AffectOptions affect) {
    List<LabeledFace> faces = new ArrayList<>(TestFaces.striped(60, Usage.TRAINING));
    faces.addAll(TestFaces.striped(30, Usage.PUBLIC_TEST));
    data = new FaceData(faces, List.of(), faces.size());
    Split split = Split.of(data, Split.VALIDATION_SHARE, 3);
    Examples training = affect.examples(split.training(), HEADS);
    Examples validation = affect.examples(split.validation(), HEADS);
    TrainOptions options =
        TrainOptions.defaults(HEADS)
            .change()
            .shape(new CompactNet(48, HEADS, 4, List.of(8, 8), List.of(1, 2), 0))
            .affect(affect)
            .augmentation(new Augmentation(0, 1, 0, 1, 0))
            .labelWeight(1)
            .epochs(4)
            .batch(16)
            .learningRate(.05)
            .warmupEpochs(1)
            .momentum(.9)
            .weightDecay(0)
            .averageDecay(.8)
            .bfloat16(true)
            .threads(2)
            .seed(3)
            .done();
    try (CnnTraining run = CnnTraining.start(options, training, validation, folder)) {
      run.run(new Silence(), () -> false);
    }
  }

  @Test
  void shouldTellThatValenceAndArousalAreWeakAndScoreThemByAnnotations() throws IOException {
    train(new AffectOptions(AffectSource.WEAK, AffectLoss.CCC, 1));
    List<LabeledFace> annotated =
        data.faces().stream()
            .map(
                face ->
                    new LabeledFace(
                        face.row(),
                        face.crop(),
                        face.label(),
                        face.usage(),
                        face.votes(),
                        EmotionCenters.of(face.label()),
                        face.source()))
            .toList();
    Path bundle = folder.resolve("bundle");
    BundleExport.Result result =
        new BundleExport("test", "1", "")
            .export(
                folder.resolve("best.pt"), data.with(annotated, List.of()), Truth.VOTES, bundle);

    assertThat(result.difference()).isLessThan(Parity.TOLERANCE);
    assertThat(result.affect()).isNotNull();
    assertThat(result.affect().faces()).isEqualTo(30);
    ModelBundle loaded = ModelBundle.load(bundle);
    assertThat(loaded.manifest().provenance().get("valenceArousal")).startsWith("weak: nobody");
    assertThat(loaded.manifest().affectOrigin()).isEqualTo(AffectOrigin.WEAK);
    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains("`valence_arousal`: float32 [N, 2] in [-1, 1], learned by CCC, weak: nobody")
        .contains(result.affect().sentence());
    List<LabeledFace> test =
        annotated.stream().filter(face -> face.usage() == Usage.PUBLIC_TEST).toList();
    try (EmotionModel model = loaded.openParent(OnnxOptions.DEFAULT)) {
      assertThat(Evaluation.affect(model, test)).contains(result.affect());
    }
  }

  @Test
  void shouldWriteABundleThatComputesWhatTheNetDoes() throws IOException {
    Path bundle = folder.resolve("bundle");
    BundleExport.Result result =
        new BundleExport("test", "1", "A note.")
            .export(folder.resolve("best.pt"), data, Truth.VOTES, bundle);
    assertThat(result.difference()).isLessThan(Parity.TOLERANCE);

    ModelBundle loaded = ModelBundle.load(bundle);
    List<LabeledFace> test = data.of(Usage.PUBLIC_TEST);
    try (EmotionModel votes = loaded.openParent(OnnxOptions.DEFAULT);
        EmotionModel labels = loaded.openFer2013(OnnxOptions.DEFAULT).orElseThrow()) {
      assertThat(votes.labels()).hasSize(8);
      assertThat(labels.labels()).hasSize(7);
      assertThat(Evaluation.measure(votes, test, Truth.VOTES).accuracy())
          .isEqualTo(result.figures().get(Truth.VOTES).accuracy());
      assertThat(Evaluation.measure(labels, test, Truth.LABEL).counts())
          .isDeepEqualTo(result.figures().get(Truth.LABEL).counts());
    }
    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains(
            "Answered by `probabilities`. Accuracy %.2f %%"
                .formatted(100 * result.figures().get(Truth.VOTES).accuracy()),
            "Answered by `fer2013_probabilities`. Accuracy %.2f %%"
                .formatted(100 * result.figures().get(Truth.LABEL).accuracy()));
    assertThat(loaded.manifest().provenance()).containsKeys("seed", "trainingSha256", "options");
    assertThat(loaded.manifest().provenance()).containsEntry("data", "FER2013 with FER+ votes");
  }

  @Test
  void shouldBringBothHeadsToTheTemperatureOfValidation() throws IOException {
    Path best = folder.resolve("best.pt");
    Path tempered = folder.resolve("tempered");
    Path plain = folder.resolve("plain");
    BundleExport.Result result =
        new BundleExport("test", "1", "").export(best, data, Truth.VOTES, tempered);
    new BundleExport("test", "1", "", false).export(best, data, Truth.VOTES, plain);
    List<AlignedCrop> faces = data.of(Usage.PUBLIC_TEST).stream().map(LabeledFace::crop).toList();
    ModelBundle with = ModelBundle.load(tempered);
    ModelBundle without = ModelBundle.load(plain);
    try (EmotionModel votes = with.openParent(OnnxOptions.DEFAULT);
        EmotionModel labels = with.openFer2013(OnnxOptions.DEFAULT).orElseThrow();
        EmotionModel plainVotes = without.openParent(OnnxOptions.DEFAULT);
        EmotionModel plainLabels = without.openFer2013(OnnxOptions.DEFAULT).orElseThrow()) {
      assertTempered(votes, plainVotes, result.calibrations().get(Truth.VOTES), faces);
      assertTempered(labels, plainLabels, result.calibrations().get(Truth.LABEL), faces);
    }
    assertThat(Files.readString(tempered.resolve("MODEL_CARD.md")))
        .contains("## Calibration", "| `fer2013_probabilities` |");
    assertThat(Files.readString(plain.resolve("MODEL_CARD.md"))).contains("was not calibrated");
  }

  private static void assertTempered(
      EmotionModel tempered,
      EmotionModel plain,
      HeadCalibration calibration,
      List<AlignedCrop> faces) {
    Temperature temperature = calibration.scaling().temperature();
    assertThat(temperature.value()).isNotCloseTo(1, within(.01));
    List<EmotionEstimate> found = tempered.estimate(faces);
    List<EmotionEstimate> before = plain.estimate(faces);
    for (int i = 0; i < faces.size(); i++) {
      float[] expected = temperature.of(before.get(i).probabilities()).values();
      assertThat(found.get(i).probabilities().values())
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(expected);
    }
  }

  @Test
  void shouldNameTheDataThatItWasMadeOf() throws IOException {
    Path bundle = folder.resolve("bundle");
    new BundleExport("test", "1", "")
        .export(folder.resolve("best.pt"), data.from(DataSource.AFFECTNET), Truth.VOTES, bundle);

    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains(
            "| data | AffectNet with FER+ votes: 54 faces to learn from, 6 to choose by, 30 to measure on |",
            "non-commercial research only")
        .doesNotContain("FER2013 (Goodfellow");
  }

  @Test
  void shouldExportWithoutFacesToMeasureOn() throws IOException {
    Path bundle = folder.resolve("bundle");
    FaceData untested = data.with(data.of(Usage.TRAINING), List.of());
    BundleExport.Result result =
        new BundleExport("test", "1", "")
            .export(folder.resolve("best.pt"), untested, Truth.VOTES, bundle);

    assertThat(result.difference()).isPositive().isLessThan(Parity.TOLERANCE);
    assertThat(result.figures()).isEmpty();
    assertThat(Files.readString(bundle.resolve("MODEL_CARD.md")))
        .contains("The data has no faces to measure on", "0 to measure on")
        .containsPattern("\\| `probabilities` +\\|.*% \\| +– \\| +– \\|")
        .doesNotContain("Accuracy");
    assertThat(ModelBundle.load(bundle).manifest().provenance())
        .doesNotContainKeys("publicTestAccuracyVotes", "publicTestAccuracyLabels");
  }

  @Test
  void shouldNotCalibrateOnOtherFaces() {
    FaceData fewer = data.with(data.faces().subList(1, data.faces().size()), List.of());
    assertThatThrownBy(
            () ->
                new BundleExport("test", "1", "")
                    .export(folder.resolve("best.pt"), fewer, Truth.VOTES, folder.resolve("b")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("other faces")
        .hasMessageContaining("--no-calibration");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void shouldRefuseDataOfAnotherTruth() {
    assertThatThrownBy(
            () ->
                new BundleExport("test", "1", "A note.")
                    .export(folder.resolve("best.pt"), data, Truth.LABEL, folder.resolve("b")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--votes");
  }

  private static final class Silence implements TrainingListener {
    @Override
    public void stepped(long step, long total, Learned learned) {}

    @Override
    public void epochEnded(EpochFigures figures) {}
  }
}
