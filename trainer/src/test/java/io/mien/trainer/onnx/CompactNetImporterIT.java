package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompactNetImporterIT {

  private static final CompactNet SHAPE =
      new CompactNet(
          48, List.of(Truth.VOTES, Truth.LABEL), 4, List.of(8, 8, 16), List.of(1, 2, 1), .1);

  private final List<AlignedCrop> faces =
      TestFaces.striped(6, Usage.TRAINING).stream().map(LabeledFace::crop).toList();

  @Test
  void shouldReadBackTheVeryNumbers() {
    try (Net net = new Net(SHAPE, 3)) {
      net.roundKernels();
      byte[] graph = NetExporter.export(net.weights(), Map.of());
      NetWeights read = CompactNetImporter.read(graph, SHAPE.dropout());

      assertThat(read.shape()).isEqualTo(SHAPE);
      assertThat(NetExporter.export(read, Map.of())).isEqualTo(graph);
      try (Net again = Net.of(read)) {
        List<float[]> expected = net.probabilities(faces);
        List<float[]> found = again.probabilities(faces);
        for (int i = 0; i < faces.size(); i++) {
          assertThat(found.get(i)).isEqualTo(expected.get(i));
        }
      }
    }
  }

  @Test
  void shouldAnswerAlikeForAFaceAndItsMirrorImage() {
    try (Net net = new Net(SHAPE, 5)) {
      net.roundKernels();
      // Stripes that lie: their mirror image differs once a corner is dark.
      byte[] pixels = faces.get(1).pixels();
      byte[] turned = new byte[pixels.length];
      for (int i = 0; i < pixels.length; i++) {
        if (i % 48 < 20 && i / 48 < 20) {
          pixels[i] = 0;
        }
        turned[i / 48 * 48 + 47 - i % 48] = pixels[i];
      }
      List<AlignedCrop> both =
          List.of(AlignedCrop.of(48, 1, pixels), AlignedCrop.of(48, 1, turned));
      List<float[]> looks = net.probabilities(both);
      try (EmotionModel model =
          OnnxEmotionModel.open(
              NetExporter.exportMirrored(net.weights(), Map.of()),
              Truth.VOTES.labels(),
              OnnxOptions.DEFAULT)) {
        for (EmotionEstimate estimate : model.estimate(both)) {
          for (int k = 0; k < 8; k++) {
            assertThat(estimate.probabilities().values()[k])
                .isCloseTo((looks.get(0)[k] + looks.get(1)[k]) / 2, within(1e-5f));
          }
        }
      }
      assertThat(looks.get(0)[0]).isNotCloseTo(looks.get(1)[0], within(1e-5f));
    }
  }

  @Test
  void shouldReadANetThatAnswersAsItsTemperedGraph() {
    try (Net net = new Net(SHAPE, 3)) {
      net.roundKernels();
      byte[] graph = NetExporter.export(net.weights(), Map.of(), List.of(.5, 3.0));
      try (Net read = Net.of(CompactNetImporter.read(graph, SHAPE.dropout()));
          EmotionModel labels =
              OnnxEmotionModel.open(
                  graph, NetExporter.output(1), Truth.LABEL.labels(), OnnxOptions.DEFAULT)) {
        float[] answer = read.probabilities(faces).get(1);
        assertThat(labels.estimate(faces).get(1).probabilities().values())
            .usingComparatorWithPrecision(1e-5f)
            .containsExactly(Arrays.copyOfRange(answer, 8, 15));
        assertThat(answer[9]).isNotCloseTo(net.probabilities(faces).get(1)[9], within(1e-4f));
      }
    }
  }

  @Test
  void shouldKeepOneHeadAlone() {
    try (Net net = new Net(SHAPE, 4);
        Net labels = Net.of(net.weights().only(1))) {
      float[] both = net.probabilities(faces).get(2);
      assertThat(labels.probabilities(faces).get(2)).isEqualTo(Arrays.copyOfRange(both, 8, 15));
    }
  }

  @Test
  void shouldRefuseOtherGraphs() {
    OnnxGraph other = new OnnxGraph("other");
    other.bytes("face", 48, 48, 1);
    byte[] graph = other.model(Map.of());
    assertThat(CompactNetImporter.canRead(graph)).isFalse();
    assertThatThrownBy(() -> CompactNetImporter.read(graph, 0))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("CompactNet");
    assertThatThrownBy(() -> CompactNetImporter.read(new byte[] {1, 2, 3}, 0))
        .isInstanceOf(MienException.class);
  }
}
