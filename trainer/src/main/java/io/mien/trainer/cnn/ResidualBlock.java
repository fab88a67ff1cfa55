package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Two 3x3 convolutions beside a shortcut (He et al. 2016); where the block halves the resolution
 * the shortcut is averaged first, so that no pixel is thrown away (He et al. 2019, ResNet-D).
 */
final class ResidualBlock {

  private final ConvNorm first;
  private final ConvNorm second;
  private final @Nullable ConvNorm shortcut;
  private final boolean halving;

  ResidualBlock(Parameters parameters, String name, int in, int out, boolean halving) {
    this.halving = halving;
    first = new ConvNorm(parameters, name + ".first", in, out, 3, halving ? 2 : 1);
    second = new ConvNorm(parameters, name + ".second", out, out, 3, 1);
    shortcut =
        in == out && !halving ? null : new ConvNorm(parameters, name + ".shortcut", in, out, 1, 1);
  }

  Tensor forward(Tensor x, Pass pass) {
    Tensor y = second.forward(first.forward(x, pass).relu_(), pass);
    Tensor past = x;
    if (shortcut != null) {
      past = shortcut.forward(halving ? torch.avg_pool2d(x, 2) : x, pass);
    }
    return y.add_(past).relu_();
  }

  /** Takes over numbers, in a scope without gradients. */
  void set(CompactNetWeights.Block weights) {
    first.set(weights.first());
    second.set(weights.second());
    if (shortcut != null) {
      shortcut.set(requireNonNull(weights.shortcut()));
    }
  }

  CompactNetWeights.Block weights() {
    return new CompactNetWeights.Block(
        first.weights(), second.weights(), shortcut == null ? null : shortcut.weights(), halving);
  }
}
