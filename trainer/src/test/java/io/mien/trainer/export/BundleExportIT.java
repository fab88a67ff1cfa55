package io.mien.trainer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.evaluate.Evaluation;
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
    List<LabeledFace> faces = new ArrayList<>(TestFaces.striped(48, Usage.TRAINING));
    faces.addAll(TestFaces.striped(30, Usage.PUBLIC_TEST));
    data = new FaceData(faces, List.of(), faces.size());
    Examples examples = Examples.of(data.of(Usage.TRAINING), HEADS);
    TrainOptions options =
        TrainOptions.defaults(HEADS)
            .change()
            .shape(new CompactNet(48, HEADS, 4, List.of(8, 8), List.of(1, 2), 0))
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
    try (CnnTraining training = CnnTraining.start(options, examples, examples, folder)) {
      training.run(new Silence(), () -> false);
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
