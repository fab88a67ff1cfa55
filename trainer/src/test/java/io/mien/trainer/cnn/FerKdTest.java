package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Truth;
import java.util.List;
import org.junit.jupiter.api.Test;

class FerKdTest {

  private final FerKd net = new FerKd(1, List.of(Truth.LABEL));

  @Test
  void shouldHaveThePublishedNumberOfParameters() {
    assertThat(net.parameterCount()).isEqualTo(10_479_111);
    assertThat(new FerKd(3, List.of(Truth.LABEL)).parameterCount()).isEqualTo(10_479_111);
  }

  @Test
  void shouldReadLikeItsPaper() {
    List<String> shapes =
        net.tensors().stream().filter(TensorSpec::isKernel).map(t -> t.dims().toString()).toList();
    assertThat(shapes)
        .containsExactly(
            "[64, 3, 3, 3]",
            "[128, 64, 3, 3]",
            "[256, 128, 3, 3]",
            "[512, 256, 3, 3]",
            "[1024, 512, 3, 3]",
            "[1024, 4096]",
            "[7, 1024]");
    assertThat(net.layers().stream().filter(Layer.Pool.class::isInstance))
        .containsExactly(
            new Layer.Pool(Layer.Pool.Kind.MAX, 2, 2, 0),
            new Layer.Pool(Layer.Pool.Kind.MAX, 2, 2, 0),
            new Layer.Pool(Layer.Pool.Kind.MAX, 2, 2, 0),
            new Layer.Pool(Layer.Pool.Kind.MAX, 3, 3, 0));
    assertThat(net.layers().stream().filter(Layer.Dropout.class::isInstance))
        .containsExactly(new Layer.Dropout(.25), new Layer.Dropout(.25));
  }

  @Test
  void shouldBeTrainedAsPublished() {
    TrainOptions options = NetModel.FER_KD.options(1, List.of(Truth.LABEL));
    assertThat(options.shape()).isEqualTo(net);
    assertThat(options.augmentation()).isEqualTo(Augmentation.mirrorAlone());
    assertThat(options.method()).isEqualTo(LearningMethod.ADAM);
    assertThat(options.schedule()).isEqualTo(RateSchedule.CONSTANT);
    assertThat(options.learningRate()).isEqualTo(5e-4);
    assertThat(options.weightDecay()).isEqualTo(1e-3);
    assertThat(options.batch()).isEqualTo(64);
    assertThat(options.epochs()).isEqualTo(15);
    assertThat(options.wholeBatches()).isTrue();
  }
}
