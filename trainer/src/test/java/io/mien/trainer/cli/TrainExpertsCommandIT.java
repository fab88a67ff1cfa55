package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.export.BundleExport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a parent to a bundle with experts, as a person does it. */
class TrainExpertsCommandIT {

  private static final List<Emotion> CODES =
      List.of(
          Emotion.ANGER,
          Emotion.DISGUST,
          Emotion.FEAR,
          Emotion.HAPPY,
          Emotion.SAD,
          Emotion.SURPRISE,
          Emotion.NEUTRAL);

  @TempDir private static Path folder;
  private static Path data;
  private static Path parent;

  /** One of four that show anger or disgust is labeled the other way: the net must get it wrong. */
  @BeforeAll
  static void trainAParent() throws IOException {
    List<String> lines = new ArrayList<>(List.of("emotion,pixels,Usage"));
    for (int row = 0; row < 660; row++) {
      Emotion shown = List.of(Emotion.ANGER, Emotion.DISGUST, Emotion.NEUTRAL).get(row % 3);
      boolean swapped = row / 3 % 4 == 0 && shown != Emotion.NEUTRAL;
      Emotion label = !swapped ? shown : shown == Emotion.ANGER ? Emotion.DISGUST : Emotion.ANGER;
      lines.add(row(row, shown, label, row < 440 ? Usage.TRAINING : Usage.PUBLIC_TEST));
    }
    data = Files.write(folder.resolve("faces.csv"), lines);
    FaceData faces = Fer2013.read(data);
    Split split = Split.stratified(faces.of(Usage.TRAINING), .1, 7);
    TrainOptions options =
        TrainOptions.defaults(List.of(Truth.LABEL))
            .change()
            .shape(new CompactNet(48, List.of(Truth.LABEL), 4, List.of(8, 8), List.of(1, 1), .1))
            .augmentation(new Augmentation(2, 1.01, .02, 1.1, 0))
            .labelWeight(1)
            .epochs(5)
            .batch(16)
            .learningRate(.05)
            .warmupEpochs(1)
            .momentum(.9)
            .weightDecay(1e-4)
            .averageDecay(.9)
            .bfloat16(false)
            .threads(2)
            .seed(7)
            .done();
    Path run = Files.createDirectory(folder.resolve("parent-run"));
    try (CnnTraining training =
        CnnTraining.start(
            options,
            Examples.of(split.training(), List.of(Truth.LABEL)),
            Examples.of(split.validation(), List.of(Truth.LABEL)),
            run)) {
      training.run(new Silence(), () -> false);
    }
    parent = folder.resolve("parent");
    new BundleExport("parent", "1", "").export(run.resolve("best.pt"), faces, Truth.LABEL, parent);
  }

  private static String row(int number, Emotion shown, Emotion label, Usage usage) {
    StringBuilder row = new StringBuilder().append(CODES.indexOf(label));
    char separator = ',';
    for (byte pixel : TestFaces.striped(number, shown, usage).crop().pixels()) {
      row.append(separator).append(pixel & 0xff);
      separator = ' ';
    }
    return row.append(',').append(usage.label()).toString();
  }

  private static final class Silence implements TrainingListener {
    @Override
    public void stepped(long step, long total, Learned learned) {}

    @Override
    public void epochEnded(EpochFigures figures) {}
  }

  private record Run(int code, String out, String err) {}

  private static Run run(String out, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "train",
                "experts",
                "--data",
                data.toString(),
                "--parent",
                parent.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--fold-epochs",
                "5",
                "--child-epochs",
                "2",
                "--resamples",
                "200"));
    command.addAll(Arrays.asList(options));
    PrintStream outBefore = System.out;
    PrintStream errBefore = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      int code = TrainerCommand.run(command.toArray(String[]::new));
      return new Run(
          code, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(outBefore);
      System.setErr(errBefore);
    }
  }

  @Test
  void shouldFindLearnChooseMeasureAndWrite() throws IOException {
    Path bundle = folder.resolve("bundle");
    Run first = run("run", "--protocol", "honest,paper", "--bundle", bundle.toString());
    assertThat(first.code()).as(first.err()).isZero();

    JsonNode study =
        new ObjectMapper().readTree(folder.resolve("run").resolve("study.json").toFile());
    JsonNode group = study.get("groups").get(0);
    List<LabeledFace> learned =
        Split.stratified(Fer2013.read(data).of(Usage.TRAINING), .1, 7).training();
    assertThat(group.get("right").asInt() + group.get("wrong").asInt())
        .as("faces of the group, each asked of a parent that never saw it")
        .isEqualTo(
            (int) learned.stream().filter(face -> TRUE_GROUP.contains(face.label())).count());
    assertThat(group.get("wrong").asInt()).isBetween(50, 250);
    assertThat(group.get("children")).hasSize(3);
    assertThat(study.get("paper")).hasSize(1);

    ModelBundle written = ModelBundle.load(bundle);
    BundleManifest manifest = written.manifest();
    assertThat(manifest.expertGroups()).hasSize(1);
    assertThat(manifest.expertGroups().get(0).enabled())
        .isEqualTo(group.get("enabled").asBoolean());
    assertThat(written.parentGraph()).isEqualTo(ModelBundle.load(parent).parentGraph());
    assertThat(written.modelCard().orElseThrow()).contains("## Experts", "disgust-anger");
    try (RoutedEmotionModel model = written.openRouted(OnnxOptions.DEFAULT, ExpertChoice.ALL)) {
      assertThat(model.groups()).hasSize(1);
      assertThat(model.route(learned.subList(0, 4).stream().map(LabeledFace::crop).toList()))
          .hasSize(4);
    }

    // The parents of the folds are there: only children learn again, to the same answers.
    Run again = run("run");
    assertThat(again.code()).isZero();
    assertThat(first.err()).contains("epoch 5:");
    assertThat(again.err()).doesNotContain("epoch 5:");
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("Disgust, Anger by FER2013&#39;s labels");
    assertThat(first.out()).contains("not a generalisation figure");
  }

  private static final List<Emotion> TRUE_GROUP = List.of(Emotion.ANGER, Emotion.DISGUST);

  @Test
  void shouldAskOneParentAboutAHeldBackPart() throws IOException {
    Run run = run("held", "--holdout", "0.6", "--neighbourhoods", "auto");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode study =
        new ObjectMapper().readTree(folder.resolve("held").resolve("study.json").toFile());
    JsonNode group = study.get("groups").get(0);
    assertThat(group.get("right").asInt() + group.get("wrong").asInt()).isBetween(140, 180);
    assertThat(study.get("foldAccuracies")).hasSize(1);
    assertThat(folder.resolve("held/fold2")).doesNotExist();
  }

  @Test
  void shouldSayWhatThePaperProtocolIsNot() {
    Run run = run("paper", "--protocol", "paper");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines().findFirst().orElseThrow()).contains("not a generalisation figure");
    assertThat(folder.resolve("paper/fold1")).doesNotExist();
  }

  @Test
  void shouldRefuseABundleOfThePaperProtocol() {
    Run run = run("paper", "--protocol", "paper", "--bundle", folder.resolve("b").toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().strip()).contains("--bundle").hasLineCount(1);
  }

  @Test
  void shouldNameAnEmotionThatTheParentDoesNotKnow() {
    Run run = run("run", "--group", "Anger,Contempt");
    assertThat(run.code()).isEqualTo(1);
    // The other line names the classes that these faces lack.
    assertThat(run.err().strip()).contains("Contempt").hasLineCount(2);
  }

  @Test
  void shouldSayHowManyFacesAreMissing() {
    Run run = run("paper", "--protocol", "paper", "--group", "Happy,Neutral");
    assertThat(run.code()).isEqualTo(1);
    // The other line names the classes that these faces lack.
    assertThat(run.err().strip()).contains("40").contains("Happy").hasLineCount(2);
  }
}
