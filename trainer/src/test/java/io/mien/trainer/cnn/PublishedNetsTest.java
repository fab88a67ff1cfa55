package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trainer.data.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedNetsTest {

  private final Vgg16 vgg = new Vgg16(3, List.of(Truth.CATEGORY), 3);
  private final ImprovedResNet50 resnet = new ImprovedResNet50(3, List.of(Truth.LABEL));

  /** Torchvision's 138,357,544 with eight answers instead of a thousand. */
  @Test
  void shouldHaveTheSizeOfVgg16() {
    assertThat(vgg.parameterCount()).isEqualTo(138_357_544 - 4097 * 992);
    assertThat(vgg.backbone()).hasSize(30);
  }

  /** Torchvision's 25,557,032 with the last layer replaced. */
  @Test
  void shouldHaveTheSizeOfResNet50() {
    assertThat(resnet.parameterCount()).isEqualTo(25_557_032 - 2049 * 1000 + 2049 * 512 + 513 * 7);
    assertThat(resnet.backbone()).hasSize(265);
  }

  @Test
  void shouldCallTensorsAsTorchvisionDoes() {
    assertThat(vgg.tensors())
        .extracting(TensorSpec::name)
        .contains(
            "features.0.weight", "features.28.bias", "classifier.0.weight", "classifier.6.bias");
    assertThat(resnet.backbone())
        .contains(
            TensorSpec.random("conv1.weight", Math.sqrt(2.0 / (3 * 7 * 7)), 64, 3, 7, 7),
            TensorSpec.tracked("layer4.2.bn3.running_var", 1, 2048))
        .extracting(TensorSpec::name)
        .contains("layer1.0.downsample.0.weight", "layer3.5.conv3.weight", "bn1.running_mean");
  }

  @Test
  void shouldReplaceTheLastLayerAsPublished() {
    List<Layer> layers = resnet.layers();
    assertThat(layers.subList(layers.size() - 5, layers.size()))
        .satisfiesExactly(
            layer -> assertThat(layer).isEqualTo(new Layer.Dropout(.6)),
            layer -> assertThat(((Layer.Dense) layer).in()).isEqualTo(2048),
            layer ->
                assertThat(layer).isEqualTo(new Layer.Activation(Layer.Activation.Function.SELU)),
            layer -> assertThat(layer).isEqualTo(new Layer.Dropout(.8)),
            layer -> assertThat(((Layer.Dense) layer).in()).isEqualTo(512));
  }

  @Test
  void shouldFreezeAllButTheLastLayers() {
    assertThat(vgg.frozen())
        .hasSize(26)
        .contains("features.28.weight")
        .doesNotContain("classifier.0.bias");
    assertThat(new Vgg16(3, List.of(Truth.CATEGORY), Vgg16.LAYERS).frozen()).isEmpty();
    assertThat(new Vgg16(3, List.of(Truth.CATEGORY), 1).frozen())
        .hasSize(30)
        .doesNotContain("classifier.6.weight");
  }
}
