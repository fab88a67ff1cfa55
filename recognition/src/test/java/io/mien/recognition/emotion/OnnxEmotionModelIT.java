package io.mien.recognition.emotion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import io.mien.recognition.MienException;
import io.mien.recognition.TinyGraph;
import io.mien.recognition.crop.AlignedCrop;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnnxEmotionModelIT {

  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.SURPRISE);
  private static final TinyGraph GRAPH = TinyGraph.of(48, 1, LABELS.size());

  @Test
  void shouldEstimateEveryFaceOfABatchByItself() {
    try (EmotionModel model = open(GRAPH)) {
      List<AlignedCrop> crops =
          IntStream.of(0, 255, 100, 128).mapToObj(gray -> crop(48, 1, gray)).toList();
      List<EmotionEstimate> estimates = model.estimate(crops);

      assertThat(estimates).hasSize(4);
      assertExpected(estimates.get(0), GRAPH, 0);
      assertExpected(estimates.get(1), GRAPH, 255);
      assertExpected(estimates.get(2), GRAPH, 100);
      assertExpected(estimates.get(3), GRAPH, 128);
      assertThat(estimates.get(0).valenceArousal()).isNull();
      assertThat(estimates.get(1).probabilities().top()).isEqualTo(Emotion.SURPRISE);
    }
  }

  @Test
  void shouldRunMoreFacesThanOneBatchHolds() {
    try (EmotionModel model = open(GRAPH)) {
      List<EmotionEstimate> estimates =
          model.estimate(IntStream.range(0, 600).mapToObj(i -> crop(48, 1, i % 256)).toList());

      assertThat(estimates).hasSize(600);
      for (int i = 0; i < 600; i++) {
        assertExpected(estimates.get(i), GRAPH, i % 256);
      }
    }
  }

  @Test
  void shouldEstimateNothingOfNoFaces() {
    try (EmotionModel model = open(GRAPH)) {
      assertThat(model.estimate(List.of())).isEmpty();
    }
  }

  @Test
  void shouldTakeColorAndGiveValenceAndArousalWithinTheCircumplex() {
    TinyGraph graph = TinyGraph.of(32, 3, 3).withValenceArousal();
    try (OnnxEmotionModel model = open(graph)) {
      assertThat(model.size()).isEqualTo(32);
      assertThat(model.channels()).isEqualTo(3);
      assertThat(model.provider()).isEqualTo("CPU");
      List<EmotionEstimate> estimates = model.estimate(List.of(crop(32, 3, 51), crop(32, 3, 255)));

      assertExpected(estimates.get(0), graph, 51);
      ValenceArousal dim = estimates.get(0).valenceArousal();
      assertThat(dim).isNotNull();
      assertThat(dim.valence()).isCloseTo(0.4f, within(1e-5f));
      assertThat(dim.arousal()).isCloseTo(-0.4f, within(1e-5f));
      assertThat(estimates.get(1).valenceArousal()).isEqualTo(new ValenceArousal(1, -1));
    }
  }

  @Test
  void shouldServeManyThreadsAtOnce() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (EmotionModel model = open(GRAPH)) {
      List<Future<List<EmotionEstimate>>> answers = new ArrayList<>();
      for (int task = 0; task < 400; task++) {
        int gray = task % 256;
        List<AlignedCrop> crops =
            IntStream.rangeClosed(0, task % 7).mapToObj(i -> crop(48, 1, gray)).toList();
        answers.add(threads.submit(() -> model.estimate(crops)));
      }
      for (int task = 0; task < 400; task++) {
        assertThat(answers.get(task).get()).hasSize(task % 7 + 1);
        for (EmotionEstimate estimate : answers.get(task).get()) {
          assertExpected(estimate, GRAPH, task % 256);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefuseCropsOfAnotherShape() {
    try (EmotionModel model = open(GRAPH)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model.estimate(List.of(crop(32, 1, 0))))
          .withMessage("a crop of 32x32x1 for a model of 48x48x1");
    }
  }

  @Test
  void shouldRefuseWorkOnceClosed() {
    EmotionModel model = open(GRAPH);
    model.close();
    model.close();

    assertThatIllegalStateException().isThrownBy(() -> model.estimate(List.of(crop(48, 1, 0))));
  }

  @Test
  void shouldRefuseWhatIsNoGraph() {
    assertRefused("hello".getBytes(UTF_8), "cannot be loaded");
  }

  @Test
  void shouldRefuseAnotherInput() {
    assertRefused(GRAPH.withInput("image", DataType.UINT8).bytes(), "has no input 'face'");
    assertRefused(GRAPH.withInput("face", DataType.FLOAT).bytes(), "another type than UINT8");
    assertRefused(TinyGraph.of(48, 4, 3).bytes(), "takes faces of shape [-1, 48, 48, 4]");
  }

  @Test
  void shouldRefuseAnotherNumberOfLabels() {
    assertRefused(TinyGraph.of(48, 1, 7).bytes(), "'probabilities' of shape [-1, 7]");
  }

  @Test
  void shouldRefuseOutputsThatAreNoDistribution() {
    assertRefused(GRAPH.withoutSoftmax().bytes(), "its softmax must be in the graph");
  }

  @Test
  void shouldSayWhatCudaNeeds() {
    assumeTrue(
        !OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
        "this build has ONNX Runtime with CUDA");
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(
            () -> OnnxEmotionModel.open(GRAPH.bytes(), LABELS, new OnnxOptions(Device.CUDA, 1)))
        .withMessageContaining("-Pcuda")
        .withMessageContaining("--device cpu");
    try (OnnxEmotionModel model =
        OnnxEmotionModel.open(GRAPH.bytes(), LABELS, new OnnxOptions(Device.AUTO, 1))) {
      assertThat(model.provider()).isEqualTo("CPU");
    }
  }

  private static OnnxEmotionModel open(TinyGraph graph) {
    return OnnxEmotionModel.open(graph.bytes(), LABELS, OnnxOptions.DEFAULT);
  }

  private static AlignedCrop crop(int size, int channels, int gray) {
    byte[] pixels = new byte[size * size * channels];
    Arrays.fill(pixels, (byte) gray);
    return AlignedCrop.of(size, channels, pixels);
  }

  private static void assertExpected(EmotionEstimate estimate, TinyGraph graph, int gray) {
    double[] expected = graph.expected(gray);
    float[] values = estimate.probabilities().values();
    assertThat(values).hasSize(expected.length);
    for (int k = 0; k < expected.length; k++) {
      assertThat((double) values[k]).isCloseTo(expected[k], within(1e-5));
    }
  }

  private static void assertRefused(byte[] graph, String reason) {
    assertThatExceptionOfType(MienException.class)
        .isThrownBy(() -> OnnxEmotionModel.open(graph, LABELS, OnnxOptions.DEFAULT))
        .withMessageContaining(reason);
  }
}
