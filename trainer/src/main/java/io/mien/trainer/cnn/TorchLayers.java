package io.mien.trainer.cnn;

import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** What each kind of layer computes, in the caller's scope. */
final class TorchLayers implements LayerVisitor<Tensor> {

  private static final double MOMENTUM = 0.1;
  private static final float LEVELS = 255;

  private final Map<String, Tensor> tensors;
  private final Pass pass;

  /** Layers with these tensors, for one pass. */
  TorchLayers(Map<String, Tensor> tensors, Pass pass) {
    this.tensors = tensors;
    this.pass = pass;
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("no tensor " + name);
    }
    return tensor;
  }

  private TensorOptional optional(@Nullable String name) {
    return name == null ? new TensorOptional() : new TensorOptional(tensor(name));
  }

  @Override
  public Tensor standardize(Layer.Standardize layer, Tensor x) {
    long[] pixels = {1, 2, 3};
    Tensor centered = x.sub(x.mean(pixels, true, new ScalarTypeOptional()));
    Tensor variance = centered.square().mean(pixels, true, new ScalarTypeOptional());
    return centered.div(variance.add(new Scalar(Layer.Standardize.FLAT)).sqrt());
  }

  @Override
  public Tensor repeat(Layer.Repeat layer, Tensor x) {
    return x.expand(-1, layer.channels(), -1, -1);
  }

  @Override
  public Tensor scale(Layer.Scale layer, Tensor x) {
    int channels = layer.means().size();
    float[] middles = new float[channels];
    float[] widths = new float[channels];
    for (int c = 0; c < channels; c++) {
      middles[c] = layer.means().get(c) * LEVELS;
      widths[c] = layer.deviations().get(c) * LEVELS;
    }
    return x.sub(Tensor.create(middles, 1, channels, 1, 1))
        .div_(Tensor.create(widths, 1, channels, 1, 1));
  }

  // Channels-last keeps oneDNN from reordering activations: 1.5 times faster on a CPU.
  @Override
  public Tensor conv(Layer.Conv layer, Tensor x) {
    return torch.conv2d(
        x.contiguous(torch.MemoryFormat.ChannelsLast),
        tensor(layer.kernel()),
        optional(layer.bias()),
        new long[] {layer.stride(), layer.stride()},
        new long[] {layer.padding(), layer.padding()},
        new long[] {1, 1},
        1);
  }

  @Override
  public Tensor batchNorm(Layer.BatchNorm layer, Tensor x) {
    return torch.batch_norm(
        x,
        optional(layer.gamma()),
        optional(layer.beta()),
        optional(pass.tracked() ? layer.mean() : null),
        optional(pass.tracked() ? layer.variance() : null),
        pass.training(),
        MOMENTUM,
        Layer.BatchNorm.EPSILON,
        false);
  }

  @Override
  public Tensor dense(Layer.Dense layer, Tensor x) {
    return torch.linear(x, tensor(layer.weight()), optional(layer.bias()));
  }

  @Override
  public Tensor activation(Layer.Activation layer, Tensor x) {
    return switch (layer.function()) {
      case RELU -> x.relu_();
      case SELU -> torch.selu_(x);
    };
  }

  @Override
  public Tensor pool(Layer.Pool layer, Tensor x) {
    long[] size = {layer.size(), layer.size()};
    long[] stride = {layer.stride(), layer.stride()};
    long[] padding = {layer.padding(), layer.padding()};
    return switch (layer.kind()) {
      case MAX -> torch.max_pool2d(x, size, stride, padding, new long[] {1, 1}, false);
      case AVERAGE -> torch.avg_pool2d(x, size, stride, padding, false, true, new LongOptional());
    };
  }

  @Override
  public Tensor flatten(Layer.Flatten layer, Tensor x) {
    return x.flatten(1, -1);
  }

  // By each face's own random numbers, however a batch is shared among threads.
  @Override
  public Tensor dropout(Layer.Dropout layer, Tensor x) {
    if (!pass.dropping() || layer.rate() == 0) {
      return x;
    }
    int each = Math.toIntExact(x.numel() / x.size(0));
    float[] kept = new float[Math.toIntExact(x.numel())];
    float enlarged = (float) (1 / (1 - layer.rate()));
    for (int face = 0; face < x.size(0); face++) {
      SplittableRandom random = pass.randoms().get(face);
      for (int i = face * each; i < (face + 1) * each; i++) {
        kept[i] = random.nextDouble() < layer.rate() ? 0 : enlarged;
      }
    }
    return x.mul(
        x.dim() == 4
            ? Tensor.create(kept, x.size(0), x.size(2), x.size(3), x.size(1)).permute(0, 3, 1, 2)
            : Tensor.create(kept, x.size(0), x.size(1)));
  }

  @Override
  public Tensor residual(Layer.Residual layer, Tensor x) {
    return through(layer.main(), x).add_(through(layer.shortcut(), x));
  }
}
