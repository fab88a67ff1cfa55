package io.mien.trainer.cnn;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A convolution without bias, then batch normalisation. Keeps the size if the stride is 1. */
final class ConvNorm {

  /** Added to variances before the root. */
  static final double EPSILON = 1e-5;

  private static final double MOMENTUM = 0.1;

  private final String name;
  private final int stride;
  private final int padding;
  private final Tensor kernel;
  private final Tensor gamma;
  private final Tensor beta;
  private final Tensor mean;
  private final Tensor variance;

  /** Makes its tensors in {@code parameters}; kernels start as He et al. (2015), fan-in. */
  ConvNorm(Parameters parameters, String name, int in, int out, int size, int stride) {
    this.name = name;
    this.stride = stride;
    this.padding = size / 2;
    double deviation = Math.sqrt(2.0 / (in * size * size));
    Tensor random = torch.randn(out, in, size, size).mul_(new Scalar((float) deviation));
    // Channels-last kernels keep oneDNN from reordering activations: 1.5 times faster on a CPU.
    kernel =
        parameters.weight(
            name + ".kernel",
            random.to(
                torch.ScalarType.Float,
                false,
                true,
                new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast)));
    gamma = parameters.weight(name + ".gamma", torch.ones(out));
    beta = parameters.weight(name + ".beta", torch.zeros(out));
    mean = parameters.buffer(name + ".mean", torch.zeros(out));
    variance = parameters.buffer(name + ".variance", torch.ones(out));
  }

  Tensor forward(Tensor x, Pass pass) {
    Tensor convolved =
        torch.conv2d(
            x,
            kernel,
            new TensorOptional(),
            new long[] {stride, stride},
            new long[] {padding, padding},
            new long[] {1, 1},
            1);
    return torch.batch_norm(
        convolved,
        new TensorOptional(gamma),
        new TensorOptional(beta),
        pass.tracked() ? new TensorOptional(mean) : new TensorOptional(),
        pass.tracked() ? new TensorOptional(variance) : new TensorOptional(),
        pass.training(),
        MOMENTUM,
        EPSILON,
        false);
  }

  /** Takes over numbers, in a scope without gradients. */
  void set(ConvNormWeights weights) {
    kernel.copy_(Tensor.create(weights.kernel(), weights.shape()));
    gamma.copy_(Tensor.create(weights.gamma()));
    beta.copy_(Tensor.create(weights.beta()));
    mean.copy_(Tensor.create(weights.mean()));
    variance.copy_(Tensor.create(weights.variance()));
  }

  /** Its numbers. */
  ConvNormWeights weights() {
    return new ConvNormWeights(
        name,
        stride,
        kernel.shape(),
        Tensors.floats(kernel),
        Tensors.floats(gamma),
        Tensors.floats(beta),
        Tensors.floats(mean),
        Tensors.floats(variance));
  }
}
