package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.LocalContrast;
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

  private static final int SIZE = 16;
  private static final float PARITY = 1e-5f;

  private static List<AlignedCrop> faces(int count) {
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

  private static DenseLayer layer(int inputs, int outputs, Random random) {
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

  private static DbnModel model(List<Preprocessing.Fit> fits) {
    Random random = new Random(6);
    return new DbnModel(
        SIZE,
        Emotion.all(),
        Preprocessing.fit(DbnModel.pixels(faces(300)), fits),
        List.of(
            layer(SIZE * SIZE, 40, random),
            layer(40, 30, random),
            layer(30, Emotion.all().size(), random)));
  }

  private static void assertParity(DbnModel model) {
    List<AlignedCrop> faces = faces(20);
    Samples expected = model.probabilities(faces);
    byte[] graph = DbnExporter.export(model, Map.of("seed", "6"));
    try (EmotionModel exported =
        OnnxEmotionModel.open(graph, model.labels(), OnnxOptions.DEFAULT)) {
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
  void shouldComputeTheSameAfterBeingWrittenAndRead(@TempDir Path folder) {
    DbnModel model =
        model(
            List.of(
                samples -> LocalContrast.fit(samples, SIZE, SIZE, 2),
                Standardization::fit,
                samples -> Whitening.fit(samples, 0.1)));

    model.write(folder.resolve("model"));
    DbnModel read = DbnModel.read(folder.resolve("model"));

    assertThat(read.structure()).containsExactly(256, 40, 30, 8);
    assertThat(DbnExporter.export(read, Map.of())).isEqualTo(DbnExporter.export(model, Map.of()));
  }
}
