package io.mien.trainer.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.onnx.DbnExporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbnFamilyTest {

  @TempDir private Path folder;
  private ParentFamily family;

  /** A network that nobody taught: pixels, twelve neurons, seven labels. */
  @BeforeEach
  void writeAParent() {
    int pixels = Fer2013.SIZE * Fer2013.SIZE;
    DbnModel model =
        new DbnModel(
            Fer2013.SIZE,
            Truth.LABEL.labels(),
            new Preprocessing(List.of()),
            List.of(
                new DenseLayer(pixels, random(pixels * 12, .02f), new float[12]),
                new DenseLayer(12, random(12 * 7, .2f), new float[7])));
    BundleWriter.write(
        folder.resolve("bundle"),
        new BundleManifest(
            "dbn",
            "1",
            model.labels(),
            Fer2013.template(),
            List.of(BundleManifest.Graph.draft(BundleManifest.PARENT, "parent.onnx")),
            List.of(),
            Map.of()),
        Map.of("parent.onnx", DbnExporter.export(model, Map.of())));
    family = ParentFamilies.of(ModelBundle.load(folder.resolve("bundle")), 1, 7);
  }

  private static float[] random(int count, float size) {
    Random random = new Random(count);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = size * (float) random.nextGaussian();
    }
    return values;
  }

  private static List<LabeledFace> faces(int from, int to) {
    List<LabeledFace> faces = new ArrayList<>();
    for (int row = from; row < to; row++) {
      Emotion emotion = row % 2 == 0 ? Emotion.ANGER : Emotion.HAPPY;
      faces.add(TestFaces.striped(row, emotion, Usage.TRAINING));
    }
    return faces;
  }

  private static double accuracy(GraphBytes graph, List<LabeledFace> faces) {
    try (EmotionModel model =
        OnnxEmotionModel.open(graph.bytes(), Truth.LABEL.labels(), OnnxOptions.DEFAULT)) {
      return Evaluation.measure(model, faces, Truth.LABEL).accuracy();
    }
  }

  @Test
  void shouldLetAChildLearnOnFromTheNetwork() {
    ParentFamily.Relearned child =
        family.relearned(
            Truth.LABEL,
            new Split(faces(0, 80), faces(80, 100)),
            new ChildOptions(40, .2, false, 7),
            () -> false);
    assertThat(child.difference()).isLessThan(1e-5);
    assertThat(accuracy(child.graph(), faces(80, 120))).isGreaterThan(.9);
  }

  @Test
  void shouldTrainAParentOfAFoldOnceAndUseItAgain() {
    List<String> lines = new ArrayList<>();
    Path fold = folder.resolve("fold1");
    ParentFamily.FoldParent first =
        family.trained(faces(0, 80), faces(80, 100), fold, lines::add, () -> false);
    assertThat(lines).isNotEmpty();
    lines.clear();
    ParentFamily.FoldParent again =
        family.trained(faces(0, 80), faces(80, 100), fold, lines::add, () -> false);
    assertThat(lines).isEmpty();
    assertThat(again.graph().bytes()).isEqualTo(first.graph().bytes());
    assertThatThrownBy(
            () -> family.trained(faces(0, 60), faces(80, 100), fold, lines::add, () -> false))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("other faces");
  }
}
