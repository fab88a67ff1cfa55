package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as torchvision and timm publish them, only narrower. */
class PretrainedIT {

  private static final List<Truth> HEADS = List.of(Truth.LABEL);
  private static final Vgg16 VGG = new Vgg16(64, 3, HEADS, 2, 3, Task.EMOTIONS);
  private static final ImprovedResNet50 RESNET =
      new ImprovedResNet50(32, 3, HEADS, 2, Task.EMOTIONS);

  @TempDir private Path folder;

  /**
   * @param shape from the slowest axis
   * @param numbers in row-major order
   */
  private record Stored(List<Integer> shape, List<Float> numbers) {}

  private static Map<String, Stored> published(NetShape shape) {
    SplittableRandom random = new SplittableRandom(9);
    Map<String, Stored> tensors = new LinkedHashMap<>();
    for (TensorSpec spec : shape.backbone()) {
      List<Float> numbers =
          random.doubles(spec.count(), .5, 1.5).mapToObj(number -> (float) number).toList();
      tensors.put(spec.name(), new Stored(spec.dims(), numbers));
      if (spec.name().endsWith("running_var")) {
        String counter = spec.name().replace("running_var", "num_batches_tracked");
        tensors.put(counter, new Stored(List.of(1), Collections.nCopies(1, 0f)));
      }
    }
    String head = shape == VGG ? "classifier.6" : "fc";
    tensors.put(head + ".weight", new Stored(List.of(3, 2), Collections.nCopies(6, 0f)));
    tensors.put(head + ".bias", new Stored(List.of(3), Collections.nCopies(3, 0f)));
    return tensors;
  }

  private Path written(Map<String, Stored> tensors) throws IOException {
    StringBuilder header = new StringBuilder();
    long at = 0;
    for (Map.Entry<String, Stored> tensor : tensors.entrySet()) {
      long end = at + 4L * tensor.getValue().numbers().size();
      header
          .append(header.isEmpty() ? "{" : ",")
          .append(
              "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                  .formatted(tensor.getKey(), tensor.getValue().shape(), at, end));
      at = end;
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("weights.safetensors");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
      out.write(json);
      for (Stored tensor : tensors.values()) {
        ByteBuffer bytes =
            ByteBuffer.allocate(4 * tensor.numbers().size()).order(ByteOrder.LITTLE_ENDIAN);
        tensor.numbers().forEach(bytes::putFloat);
        out.write(bytes.array());
      }
    }
    return file;
  }

  private void assertFilled(NetShape shape, Map<String, Stored> file, Map<String, Stored> expected)
      throws IOException {
    try (Net net = new Net(shape, 3);
        Net fresh = new Net(shape, 3)) {
      new Pretrained(written(file)).fill(net);
      NetWeights filled = net.weights();
      for (TensorSpec spec : shape.backbone()) {
        assertThat(filled.numbers(spec.name()))
            .as(spec.name())
            .containsExactly(expected.get(spec.name()).numbers().toArray(new Float[0]));
      }
      Layer.Dense last = shape.last();
      assertThat(filled.numbers(last.weight())).isEqualTo(fresh.weights().numbers(last.weight()));
    }
  }

  @Test
  void shouldFillByTorchvisionsNames() throws IOException {
    assertFilled(VGG, published(VGG), published(VGG));
    assertThat(new Pretrained(folder.resolve("weights.safetensors")).provenance())
        .matches("weights\\.safetensors, SHA-256 [0-9a-f]{64}");
    assertFilled(RESNET, published(RESNET), published(RESNET));
  }

  @Test
  void shouldFillByTimmsNames() throws IOException {
    Map<String, Stored> timm = new LinkedHashMap<>();
    published(VGG)
        .forEach(
            (name, tensor) -> {
              boolean first = name.equals("classifier.0.weight");
              String other =
                  name.replace("classifier.0.", "pre_logits.fc1.")
                      .replace("classifier.3.", "pre_logits.fc2.")
                      .replace("classifier.6.", "head.fc.");
              timm.put(
                  other, first ? new Stored(List.of(128, 16, 2, 2), tensor.numbers()) : tensor);
            });
    assertFilled(VGG, timm, published(VGG));
  }

  private String refused(NetShape shape, Map<String, Stored> file) throws IOException {
    Path written = written(file);
    try (Net net = new Net(shape, 3)) {
      float[] before = net.weights().numbers(shape.backbone().get(0).name());
      StringBuilder message = new StringBuilder();
      assertThatThrownBy(() -> new Pretrained(written).fill(net))
          .isInstanceOf(MienException.class)
          .satisfies(refusal -> message.append(refusal.getMessage()));
      assertThat(net.weights().numbers(shape.backbone().get(0).name())).isEqualTo(before);
      return message.toString();
    }
  }

  @Test
  void shouldNameWhatIsMissing() throws IOException {
    Map<String, Stored> file = published(RESNET);
    file.remove("layer3.1.bn2.bias");
    assertThat(refused(RESNET, file)).contains("has no tensor \"layer3.1.bn2.bias\"");
  }

  @Test
  void shouldNameWhatIsTooMany() throws IOException {
    Map<String, Stored> file = published(VGG);
    file.put("features.1.running_mean", new Stored(List.of(2), Collections.nCopies(2, 0f)));
    assertThat(refused(VGG, file))
        .contains("\"features.1.running_mean\"")
        .contains("no layer of a VGG16");
  }

  @Test
  void shouldNameWhatHasAnotherShape() throws IOException {
    Map<String, Stored> file = published(VGG);
    file.put("features.28.weight", new Stored(List.of(2, 2), Collections.nCopies(4, 0f)));
    assertThat(refused(VGG, file))
        .contains("\"features.28.weight\"")
        .contains("[2, 2] instead of [16, 16, 3, 3]");
  }

  @Test
  void shouldSayThatThereAreNoneOfANet() throws IOException {
    Path file = written(published(VGG));
    try (Net net = new Net(new CompactNet(16, HEADS, 1, List.of(1), List.of(1), 0), 1)) {
      assertThatThrownBy(() -> new Pretrained(file).fill(net))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("no published weights of a CompactNet");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldLearnInTheLastLayersAlone(int trainable) {
    Vgg16 shape = new Vgg16(32, 1, HEADS, 2, trainable, Task.EMOTIONS);
    SplittableRandom random = new SplittableRandom(4);
    List<LabeledFace> faces = new ArrayList<>();
    for (int row = 0; row < 8; row++) {
      byte[] pixels = new byte[32 * 32];
      random.nextBytes(pixels);
      faces.add(
          new LabeledFace(
              row,
              AlignedCrop.of(32, 1, pixels),
              Emotion.all().get(row % 3),
              Usage.TRAINING,
              null));
    }
    Examples examples = Examples.of(faces, HEADS);
    TrainOptions options =
        TrainOptions.published(shape)
            .change()
            .batch(4)
            .epochs(1)
            .threads(1)
            .learningRate(.1)
            .done();
    try (Net fresh = new Net(shape, options.seed());
        CnnTraining training = CnnTraining.start(options, examples, examples, folder)) {
      training.run(new Losses(), () -> false);
      NetWeights before = fresh.weights();
      NetWeights after = training.net().weights();
      for (TensorSpec spec : shape.tensors()) {
        if (shape.frozen().contains(spec.name())) {
          assertThat(after.numbers(spec.name()))
              .as(spec.name())
              .isEqualTo(before.numbers(spec.name()));
        }
      }
      assertThat(after.numbers("classifier.6.weight"))
          .isNotEqualTo(before.numbers("classifier.6.weight"));
    }
  }

  private static final class Losses implements TrainingListener {

    @Override
    public void stepped(long step, long total, Learned learned) {
      assertThat(learned.loss()).isFinite();
    }

    @Override
    public void epochEnded(EpochFigures figures) {
      assertThat(figures.accuracies()).hasSize(1);
    }
  }
}
