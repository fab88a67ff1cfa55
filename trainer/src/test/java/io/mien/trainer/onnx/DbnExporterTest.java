package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmbedding;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.dbn.Clamps;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.LocalContrast;
import io.mien.trainer.dbn.OrientedGradients;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.Standardization;
import io.mien.trainer.dbn.Whitening;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbnExporterTest {

  static final int SIZE = 16;
  private static final float PARITY = 1e-5f;

  static List<AlignedCrop> faces(int count) {
    Random random = new Random(5);
    List<AlignedCrop> faces = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      byte[] pixels = new byte[SIZE * SIZE];
      int light = random.nextInt(150);
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (byte) (light + 5 * (i % SIZE) + random.nextInt(30));
      }
      faces.add(AlignedCrop.of(SIZE, 1, pixels));
    }
    return faces;
  }

  static DenseLayer layer(int inputs, int outputs, Random random) {
    float[] weights = new float[inputs * outputs];
    float[] biases = new float[outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() / Math.sqrt(inputs));
    }
    for (int i = 0; i < outputs; i++) {
      biases[i] = (float) random.nextGaussian();
    }
    return new DenseLayer(inputs, weights, biases);
  }

  static DbnModel model(List<Preprocessing.Fit> fits) {
    Random random = new Random(6);
    Samples faces = DbnModel.pixels(faces(300));
    Preprocessing fitted = Preprocessing.fit(faces, fits);
    return new DbnModel(
        SIZE,
        Emotion.all(),
        fitted,
        List.of(
            layer(fitted.apply(faces).features(), 40, random),
            layer(40, 30, random),
            layer(30, Emotion.all().size(), random)));
  }

  /** A model whose hidden neurons are clamped, some of them hard. */
  static DbnModel clamped() {
    DbnModel free = model(List.of(Standardization::fit));
    List<DenseLayer> layers = new ArrayList<>(free.layers());
    Random random = new Random(9);
    for (int i = 0; i < 2; i++) {
      float[] lower = new float[layers.get(i).outputs()];
      float[] upper = new float[lower.length];
      for (int j = 0; j < lower.length; j++) {
        lower[j] = random.nextFloat() / 2;
        upper[j] = j % 3 == 0 ? 1 : lower[j] + random.nextFloat() / 4;
      }
      layers.set(i, layers.get(i).clamped(new Clamps(lower, upper)));
    }
    return new DbnModel(SIZE, free.labels(), free.preprocessing(), layers);
  }

  private static void assertParity(DbnModel model) {
    List<AlignedCrop> faces = faces(20);
    assertParity(
        DbnExporter.export(model, Map.of("seed", "6")),
        model.probabilities(DbnModel.pixels(faces)),
        faces);
  }

  private static void assertParity(byte[] graph, Samples expected, List<AlignedCrop> faces) {
    try (EmotionModel exported = OnnxEmotionModel.open(graph, Emotion.all(), OnnxOptions.DEFAULT)) {
      List<EmotionEstimate> found = exported.estimate(faces);
      for (int i = 0; i < faces.size(); i++) {
        assertThat(found.get(i).probabilities().values())
            .containsExactly(expected.row(i), within(PARITY));
      }
    }
  }

  @Test
  void shouldComputeTheSameInOnnxRuntime() {
    assertParity(model(List.of()));
  }

  @Test
  void shouldPrepareFacesTheSameInOnnxRuntime() {
    assertParity(
        model(
            List.of(
                samples -> LocalContrast.fit(samples, SIZE, SIZE, 2),
                Standardization::fit,
                samples -> Whitening.fit(samples, 0.1))));
  }

  @Test
  void shouldSeeTheSameGradientsInOnnxRuntime() {
    assertParity(model(List.of(samples -> OrientedGradients.of(SIZE), Standardization::fit)));
  }

  @Test
  void shouldComputeTheSameFromGradientsAfterBeingWrittenAndRead(@TempDir Path folder) {
    DbnModel model = model(List.of(samples -> new OrientedGradients(SIZE, 2, 6, 0.01f)));

    model.write(folder.resolve("model"));

    assertThat(DbnExporter.export(DbnModel.read(folder.resolve("model")), Map.of()))
        .isEqualTo(DbnExporter.export(model, Map.of()));
  }

  @Test
  void shouldClampTheSameInOnnxRuntime() {
    assertParity(clamped());
    List<AlignedCrop> faces = faces(1);
    assertThat(clamped().probabilities(DbnModel.pixels(faces)).row(0))
        .as("clamps matter")
        .isNotEqualTo(
            model(List.of(Standardization::fit)).probabilities(DbnModel.pixels(faces)).row(0));
  }

  @Test
  void shouldComputeTheSameAfterBeingWrittenAndRead(@TempDir Path folder) {
    for (DbnModel model :
        List.of(
            clamped(),
            model(
                List.of(
                    samples -> LocalContrast.fit(samples, SIZE, SIZE, 2),
                    Standardization::fit,
                    samples -> Whitening.fit(samples, 0.1))))) {
      assertSameWhenRead(model, folder);
    }
  }

  private static void assertSameWhenRead(DbnModel model, Path folder) {
    model.write(folder.resolve("model"));
    DbnModel read = DbnModel.read(folder.resolve("model"));

    assertThat(read.structure()).containsExactly(256, 40, 30, 8);
    assertThat(DbnExporter.export(read, Map.of())).isEqualTo(DbnExporter.export(model, Map.of()));
  }

  @Test
  void shouldGoOnFromTheFeaturesOfAnotherNet() {
    byte[] other = DbnExporter.export(model(List.of(Standardization::fit)), Map.of());
    FeatureGraph features = FeatureGraph.of(other);
    assertThat(features.width()).isEqualTo(30);
    try (OnnxEmbedding embedding =
        OnnxEmbedding.open(features.model(), features.output(), OnnxOptions.DEFAULT)) {
      List<AlignedCrop> faces = faces(20);
      Samples seen = Samples.of(embedding.of(faces));
      Random random = new Random(7);
      DbnModel above =
          new DbnModel(
              SIZE,
              Emotion.all(),
              Preprocessing.fit(seen, List.of(Standardization::fit)),
              List.of(layer(30, 12, random), layer(12, Emotion.all().size(), random)));

      assertParity(DbnExporter.export(above, features, Map.of()), above.probabilities(seen), faces);
    }
  }

  @Test
  void shouldTakeTheMeanOverAFaceAndItsMirrorImage() {
    FeatureGraph features =
        FeatureGraph.of(DbnExporter.export(model(List.of(Standardization::fit)), Map.of()));
    FeatureGraph both = features.mirrored();
    List<AlignedCrop> faces = faces(5);
    List<AlignedCrop> turned = faces.stream().map(DbnExporterTest::mirrored).toList();
    try (OnnxEmbedding one =
            OnnxEmbedding.open(features.model(), features.output(), OnnxOptions.DEFAULT);
        OnnxEmbedding two = OnnxEmbedding.open(both.model(), both.output(), OnnxOptions.DEFAULT)) {
      List<float[]> left = one.of(faces);
      List<float[]> right = one.of(turned);
      List<float[]> found = two.of(faces);
      for (int i = 0; i < faces.size(); i++) {
        assertThat(left.get(i)).isNotEqualTo(right.get(i));
        float[] mean = new float[both.width()];
        for (int j = 0; j < mean.length; j++) {
          mean[j] = (left.get(i)[j] + right.get(i)[j]) / 2;
        }
        assertThat(found.get(i)).containsExactly(mean, within(1e-6f));
        assertThat(two.of(turned).get(i)).containsExactly(mean, within(1e-6f));
      }
    }
  }

  private static AlignedCrop mirrored(AlignedCrop face) {
    byte[] pixels = face.pixels();
    byte[] turned = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      turned[i] = pixels[i / SIZE * SIZE + SIZE - 1 - i % SIZE];
    }
    return AlignedCrop.of(SIZE, 1, turned);
  }

  @Test
  void shouldSayWhichGraphsHaveNoFeatures() {
    OnnxGraph graph = new OnnxGraph("other");
    graph.output(graph.node("Cast", "probabilities", List.of(graph.bytes("face", 16, 16, 1))), 8);

    assertThatThrownBy(() -> FeatureGraph.of(graph.model(Map.of())))
        .isInstanceOf(MienException.class)
        .hasMessageStartingWith("The graph does not compute 'face', so that its features");
  }
}
