package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DbnRun;
import io.mien.trainer.dbn.Refinement;
import io.mien.trainer.dbn.StructureHistory;
import io.mien.trainer.evaluate.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainDbnCommandTest {

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void drawData() throws IOException {
    data = Gratings.write(folder.resolve("fer2013.csv"));
  }

  private int train(String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "train",
                "dbn",
                "--data",
                data.toString(),
                "--out",
                folder.resolve("run").toString(),
                "--batch",
                "27",
                "--start-neurons",
                "12",
                "--max-births",
                "4",
                "--max-layers",
                "2",
                "--epochs",
                "12",
                "--no-augmentation"));
    line.addAll(List.of(options));
    return TrainerCommand.run(line.toArray(String[]::new));
  }

  @Test
  void shouldGrowTuneAndExportANetworkThatTellsGratingsApart() throws IOException {
    Path bundle = folder.resolve("bundle");
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# Results\n");

    assertThat(
            train(
                "--tuning-epochs",
                "25",
                "--tuning-batch",
                "27",
                "--tuning-rate",
                "0.01",
                "--bundle",
                bundle.toString(),
                "--results",
                results.toString()))
        .isZero();

    assertThat(results)
        .content()
        .contains(
            "## The adaptive DBN on pixels by the data set's 7 labels",
            "<!-- begin dbn-pixels-label -->",
            "neurons came and",
            "| validation by",
            "| PublicTest by")
        .doesNotContain(folder.toString());
    assertThat(folder.resolve("run/epochs.csv")).isRegularFile();
    assertThat(folder.resolve("run/events.csv")).isRegularFile();
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("How it grew", "Fine-tuning", "Answers on validation", "Answers on PublicTest")
        .contains(
            "theta L1",
            "structure: growth: annihilation",
            "fine-tuning: dropout",
            "Filters",
            "Dreams",
            "--tuning-rate 0.01")
        .doesNotContain(folder.toString());
    DbnModel model = DbnModel.read(folder.resolve("run").resolve(DbnRun.MODEL));
    assertThat(model.structure()).startsWith(1152).endsWith(7);
    List<LabeledFace> test = Fer2013.read(data).of(Usage.PUBLIC_TEST);
    try (EmotionModel parent = ModelBundle.load(bundle).openParent(OnnxOptions.DEFAULT)) {
      assertThat(Evaluation.measure(parent, test, Truth.LABEL).accuracy()).isGreaterThan(0.8);
    }
  }

  @Test
  void shouldSayThatThereIsNothingToGoOnFrom() {
    assertThat(train("--resume")).isEqualTo(TrainerCommand.FAILURE);
  }

  @Test
  void shouldReadTheHistoryThatItWrote() {
    assertThat(train("--tuning-epochs", "2")).isZero();

    StructureHistory history = StructureHistory.read(folder.resolve("run"));
    assertThat(history.epochs()).isNotEmpty().allMatch(epoch -> epoch.neurons() >= 12);
    assertThat(history.tuning()).hasSize(2);
    assertThat(StructureHistory.read(folder)).isEqualTo(StructureHistory.EMPTY);
  }

  @Test
  void shouldTellWhatWasTriedAfterFineTuning() {
    assertThat(train("--tuning-epochs", "1", "--fix-up", "--kl-generation")).isZero();

    StructureHistory history = StructureHistory.read(folder.resolve("run"));
    assertThat(history.refinements())
        .extracting(Refinement::kind)
        .containsExactly(Refinement.Kind.KL_GENERATION, Refinement.Kind.FIX_UP);
    assertThat(history.tuning()).as("without the passes of re-learning").hasSize(1);
    assertThat(folder.resolve("run/report.html"))
        .content()
        .contains("After fine-tuning", "generation by divergence", "fix-up by signal paths");
  }

  @Test
  void shouldRefuseOptionsOutOfRange() {
    assertThat(train("--theta-a", "1.5")).isEqualTo(TrainerCommand.USAGE);
  }
}
