package io.mien.trainer.cnn;

import io.mien.trainer.cnn.Layer.Activation.Function;
import io.mien.trainer.cnn.Layer.Pool.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Writes down the layers of a net as its paper does: channels and sizes follow from the layer
 * before. Not thread-safe.
 */
final class NetBuilder {

  /** Deviation of the weights of the last layer: a new net thinks all answers equally likely. */
  private static final double UNDECIDED = 0.01;

  private final List<Layer> layers = new ArrayList<>();
  private final Naming naming;
  private int channels;
  private int size;

  private NetBuilder(Naming naming, int channels, int size) {
    this.naming = naming;
    this.channels = channels;
    this.size = size;
  }

  /** What the tensors of a layer are called, behind the name of the layer. */
  enum Naming {
    /** As PyTorch's modules call them, so that published weights are found by their names. */
    TORCH("weight", "bias", "weight", "bias", "running_mean", "running_var"),
    /** As checkpoints and bundles of {@link CompactNet} have always called them. */
    COMPACT("kernel", "bias", "gamma", "beta", "mean", "variance");

    private final String kernel;
    private final String bias;
    private final String gamma;
    private final String beta;
    private final String mean;
    private final String variance;

    Naming(String kernel, String bias, String gamma, String beta, String mean, String variance) {
      this.kernel = kernel;
      this.bias = bias;
      this.gamma = gamma;
      this.beta = beta;
      this.mean = mean;
      this.variance = variance;
    }
  }

  /** Begins with faces as a shape takes them. */
  static NetBuilder of(NetShape shape, Naming naming) {
    return new NetBuilder(naming, shape.channels(), shape.size());
  }

  /** What was written down. */
  List<Layer> layers() {
    return List.copyOf(layers);
  }

  private NetBuilder add(Layer layer) {
    layers.add(layer);
    return this;
  }

  NetBuilder standardize() {
    return add(new Layer.Standardize());
  }

  /** Three channels of whatever faces there are, each scaled by the same numbers. */
  NetBuilder color(float mean, float deviation) {
    return color(List.of(mean, mean, mean), List.of(deviation, deviation, deviation));
  }

  /** Three channels of whatever faces there are, scaled. */
  NetBuilder color(List<Float> means, List<Float> deviations) {
    if (channels == 1) {
      add(new Layer.Repeat(means.size()));
    }
    channels = means.size();
    return add(new Layer.Scale(means, deviations));
  }

  /** A convolution that keeps the size if the stride is 1, with a bias. */
  NetBuilder conv(String name, int out, int kernel, int stride) {
    return conv(name, out, kernel, stride, true);
  }

  /** The same without a bias. */
  NetBuilder plainConv(String name, int out, int kernel, int stride) {
    return conv(name, out, kernel, stride, false);
  }

  private NetBuilder conv(String name, int out, int kernel, int stride, boolean biased) {
    int in = channels;
    int padding = kernel / 2;
    channels = out;
    size = (size + 2 * padding - kernel) / stride + 1;
    return add(
        new Layer.Conv(
            name,
            name + '.' + naming.kernel,
            biased ? name + '.' + naming.bias : null,
            in,
            out,
            kernel,
            stride,
            padding));
  }

  NetBuilder norm(String name) {
    return add(
        new Layer.BatchNorm(
            name,
            name + '.' + naming.gamma,
            name + '.' + naming.beta,
            name + '.' + naming.mean,
            name + '.' + naming.variance,
            channels));
  }

  NetBuilder relu() {
    return add(new Layer.Activation(Function.RELU));
  }

  NetBuilder selu() {
    return add(new Layer.Activation(Function.SELU));
  }

  NetBuilder maxPool(int window, int stride, int padding) {
    size = (size + 2 * padding - window) / stride + 1;
    return add(new Layer.Pool(Kind.MAX, window, stride, padding));
  }

  NetBuilder maxPool(int window) {
    return maxPool(window, window, 0);
  }

  NetBuilder averagePool(int window) {
    size /= window;
    return add(new Layer.Pool(Kind.AVERAGE, window, window, 0));
  }

  /** As large windows as it takes to end at a size; a size that is there already stays. */
  NetBuilder adaptiveMaxPool(int to) {
    return size == to ? this : maxPool(window(to));
  }

  /** The same with the mean of each window. */
  NetBuilder adaptiveAveragePool(int to) {
    return size == to ? this : averagePool(window(to));
  }

  private int window(int to) {
    if (size % to != 0) {
      throw new IllegalArgumentException("%d pixels cannot be pooled to %d".formatted(size, to));
    }
    return size / to;
  }

  NetBuilder flatten() {
    channels *= size * size;
    size = 1;
    return add(new Layer.Flatten());
  }

  NetBuilder dropout(double rate) {
    return add(new Layer.Dropout(rate));
  }

  /** A dense layer before a ReLU: He et al. (2015). */
  NetBuilder dense(String name, int out) {
    return dense(name, out, Math.sqrt(2.0 / channels));
  }

  /** A dense layer before a SELU, which wants variances kept: LeCun et al. (1998). */
  NetBuilder denseForSelu(String name, int out) {
    return dense(name, out, Math.sqrt(1.0 / channels));
  }

  /** The last layer. */
  NetBuilder answers(String name, int outputs) {
    return dense(name, outputs, UNDECIDED);
  }

  private NetBuilder dense(String name, int out, double deviation) {
    int in = channels;
    channels = out;
    return add(new Layer.Dense(name, name + ".weight", name + ".bias", in, out, deviation));
  }

  /** The sum of two ways from here, of which the second may be empty. */
  NetBuilder residual(
      String name, UnaryOperator<NetBuilder> main, UnaryOperator<NetBuilder> shortcut) {
    NetBuilder first = main.apply(new NetBuilder(naming, channels, size));
    NetBuilder second = shortcut.apply(new NetBuilder(naming, channels, size));
    if (first.channels != second.channels || first.size != second.size) {
      throw new IllegalArgumentException(
          "%s adds %d channels of %d pixels to %d of %d"
              .formatted(name, first.channels, first.size, second.channels, second.size));
    }
    channels = first.channels;
    size = first.size;
    return add(new Layer.Residual(name, first.layers, second.layers));
  }

  /** Channels of the last value, which a residual block compares with. */
  int channels() {
    return channels;
  }
}
