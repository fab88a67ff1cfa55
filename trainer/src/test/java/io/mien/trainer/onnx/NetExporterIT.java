package io.mien.trainer.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.FerKd;
import io.mien.trainer.cnn.ImprovedResNet50;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.cnn.Task;
import io.mien.trainer.cnn.TensorSpec;
import io.mien.trainer.cnn.Vgg16;
import io.mien.trainer.data.Truth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every net in libtorch beside its graph in ONNX Runtime. */
class NetExporterIT {

  private static final List<Truth> BOTH = List.of(Truth.VOTES, Truth.LABEL);

  static Stream<NetShape> shapes() {
    return Stream.of(
        new CompactNet(32, BOTH, 4, List.of(8, 16), List.of(1, 2), .1, Task.BOTH),
        new CompactNet(32, BOTH, 4, List.of(8), List.of(1), 0, Task.AFFECT),
        new FerKd(1, List.of(Truth.LABEL)),
        new FerKd(3, List.of(Truth.CATEGORY)),
        new Vgg16(32, 3, List.of(Truth.CATEGORY), 4, 3, Task.BOTH),
        new Vgg16(448, 1, List.of(Truth.LABEL), 1, 16, Task.EMOTIONS),
        new ImprovedResNet50(64, 1, BOTH, 4, Task.BOTH),
        new ImprovedResNet50(32, 3, List.of(Truth.LABEL), 4, Task.EMOTIONS));
  }

  // As if it had been trained: biases, scales and statistics away from where they begin, and
  // answers that differ.
  private static NetWeights lived(NetShape shape) {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, float[]> numbers = new HashMap<>();
    try (Net net = new Net(shape, 5)) {
      net.roundKernels();
      NetWeights fresh = net.weights();
      for (TensorSpec tensor : shape.tensors()) {
        float[] values = fresh.numbers(tensor.name());
        for (int i = 0; i < values.length && !tensor.isKernel(); i++) {
          values[i] += (float) random.nextDouble(.05, .3);
        }
        for (int i = 0; i < values.length && tensor.name().equals(shape.last().weight()); i++) {
          values[i] *= spread(shape);
        }
        numbers.put(tensor.name(), values);
      }
    }
    return new NetWeights(shape, numbers);
  }

  // Wide enough that faces are told apart, narrow enough that no softmax is all or nothing.
  private static float spread(NetShape shape) {
    if (shape instanceof CompactNet) {
      return 64;
    }
    return shape instanceof ImprovedResNet50 ? 1 : 8;
  }

  private static List<AlignedCrop> faces(NetShape shape) {
    int row = shape.size() * shape.channels();
    return IntStream.range(0, 3)
        .mapToObj(
            face -> {
              byte[] pixels = new byte[shape.size() * row];
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (face == 0 ? 20 : i % row * 5 * face + i / row * (face - 1) * 9);
              }
              return AlignedCrop.of(shape.size(), shape.channels(), pixels);
            })
        .toList();
  }

  // A net that answers every face alike would agree with any graph of its kind.
  private static double farthest(List<float[]> answers) {
    return IntStream.range(0, answers.get(0).length)
        .mapToDouble(k -> Math.abs(answers.get(0)[k] - answers.get(1)[k]))
        .max()
        .orElseThrow();
  }

  @Test
  void shouldHaveTheSameFeaturesAtAnyTemperature() {
    NetWeights weights =
        lived(new CompactNet(32, BOTH, 4, List.of(8, 16), List.of(1, 2), .1, Task.EMOTIONS));

    FeatureGraph tempered =
        FeatureGraph.of(NetExporter.export(weights, Map.of(), List.of(.6, 1.5)));

    assertThat(tempered.width()).isEqualTo(16);
    assertThat(tempered.model())
        .isEqualTo(FeatureGraph.of(NetExporter.export(weights, Map.of())).model());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldComputeWhatTheNetDoes(NetShape shape) {
    NetWeights weights = lived(shape);
    List<AlignedCrop> faces = faces(shape);
    byte[] graph = NetExporter.export(weights, Map.of());
    assertThat(GraphParameters.count(graph)).isEqualTo(weights.shape().parameterCount());
    try (Net net = Net.of(weights)) {
      List<float[]> expected = net.probabilities(faces);
      assertThat(farthest(expected)).isGreaterThan(.01);
      for (int head = 0; head < shape.heads().size(); head++) {
        List<Emotion> labels = shape.heads().get(head).labels();
        int first = shape.firstOutput(head);
        try (EmotionModel model =
            OnnxEmotionModel.open(graph, NetExporter.output(head), labels, OnnxOptions.DEFAULT)) {
          List<EmotionEstimate> found = model.estimate(faces);
          for (int i = 0; i < faces.size(); i++) {
            for (int k = 0; k < labels.size(); k++) {
              assertThat(found.get(i).probabilities().values()[k])
                  .isCloseTo(expected.get(i)[first + k], within(1e-4f));
            }
            ValenceArousal affect = found.get(i).valenceArousal();
            assertThat(affect != null).isEqualTo(shape.affect());
            if (affect != null) {
              float[] row = expected.get(i);
              assertThat(affect.valence()).isCloseTo(row[row.length - 2], within(1e-4f));
              assertThat(affect.arousal()).isCloseTo(row[row.length - 1], within(1e-4f));
            }
          }
        }
      }
    }
  }
}
