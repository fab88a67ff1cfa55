package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step from a face to an answer, told free of libtorch and of ONNX: the net that is trained and
 * the graph that is exported are both read from the same layers. Values are [N, C, H, W], or [N, F]
 * after {@link Flatten}.
 */
public sealed interface Layer {

  /** Applies the visitor's meaning of this layer to a value. */
  <V> V on(V x, LayerVisitor<V> visitor);

  /** The tensors it needs, in a fixed order. */
  default List<TensorSpec> tensors() {
    return List.of();
  }

  /** Gray levels in [0, 255] by each face's own mean and contrast: dim cameras look like others. */
  record Standardize() implements Layer {

    /** Added to the variance of a face's gray levels, so that a blank one stays finite. */
    public static final float FLAT = 1;

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.standardize(this, x);
    }
  }

  /** One gray channel as several equal ones. */
  record Repeat(int channels) implements Layer {

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.repeat(this, x);
    }
  }

  /** Levels in [0, 255] to (level / 255 - mean) / deviation, each channel by its own numbers. */
  record Scale(List<Float> means, List<Float> deviations) implements Layer {

    public Scale {
      means = List.copyOf(means);
      deviations = List.copyOf(deviations);
      if (means.size() != deviations.size() || deviations.stream().anyMatch(d -> !(d > 0))) {
        throw new IllegalArgumentException(means + " and " + deviations);
      }
    }

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.scale(this, x);
    }
  }

  /**
   * A square convolution, kernels as He et al. (2015) start them, fan-in.
   *
   * @param bias null where batch normalization follows and would take it away
   */
  record Conv(
      String name,
      String kernel,
      @Nullable String bias,
      int in,
      int out,
      int size,
      int stride,
      int padding)
      implements Layer {

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.conv(this, x);
    }

    @Override
    public List<TensorSpec> tensors() {
      List<TensorSpec> tensors = new ArrayList<>();
      double deviation = Math.sqrt(2.0 / (in * size * size));
      tensors.add(TensorSpec.random(kernel, deviation, out, in, size, size));
      if (bias != null) {
        tensors.add(TensorSpec.constant(bias, 0, out));
      }
      return tensors;
    }
  }

  /** Batch normalization (Ioffe and Szegedy 2015) of channels or features. */
  record BatchNorm(
      String name, String gamma, String beta, String mean, String variance, int channels)
      implements Layer {

    /** Added to variances before the root. */
    public static final double EPSILON = 1e-5;

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.batchNorm(this, x);
    }

    @Override
    public List<TensorSpec> tensors() {
      return List.of(
          TensorSpec.constant(gamma, 1, channels),
          TensorSpec.constant(beta, 0, channels),
          TensorSpec.tracked(mean, 0, channels),
          TensorSpec.tracked(variance, 1, channels));
    }
  }

  /** A dense layer whose weights start normally distributed with a deviation. */
  record Dense(String name, String weight, String bias, int in, int out, double deviation)
      implements Layer {

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.dense(this, x);
    }

    @Override
    public List<TensorSpec> tensors() {
      return List.of(
          TensorSpec.random(weight, deviation, out, in), TensorSpec.constant(bias, 0, out));
    }
  }

  /** Each number by itself through a function. */
  record Activation(Function function) implements Layer {

    /** RELU: max(0, x). SELU: Klambauer et al. (2017). */
    public enum Function {
      RELU,
      SELU
    }

    public Activation {
      requireNonNull(function, "function");
    }

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.activation(this, x);
    }
  }

  /** The largest or the mean of each square window. */
  record Pool(Kind kind, int size, int stride, int padding) implements Layer {

    /** What is taken of a window. */
    public enum Kind {
      MAX,
      AVERAGE
    }

    public Pool {
      requireNonNull(kind, "kind");
    }

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.pool(this, x);
    }
  }

  /** [N, C, H, W] to [N, C * H * W]. */
  record Flatten() implements Layer {

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.flatten(this, x);
    }
  }

  /** Sets a share of the numbers to 0 while training and enlarges the rest to make up for it. */
  record Dropout(double rate) implements Layer {

    public Dropout {
      if (!(rate >= 0 && rate < 1)) {
        throw new IllegalArgumentException("dropout lies in [0, 1): " + rate);
      }
    }

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.dropout(this, x);
    }
  }

  /** The sum of what layers make of a value and of the value itself (He et al. 2016). */
  record Residual(String name, List<Layer> main, List<Layer> shortcut) implements Layer {

    public Residual {
      main = List.copyOf(main);
      shortcut = List.copyOf(shortcut);
    }

    @Override
    public <V> V on(V x, LayerVisitor<V> visitor) {
      return visitor.residual(this, x);
    }

    @Override
    public List<TensorSpec> tensors() {
      List<TensorSpec> tensors = new ArrayList<>();
      main.forEach(layer -> tensors.addAll(layer.tensors()));
      shortcut.forEach(layer -> tensors.addAll(layer.tensors()));
      return tensors;
    }
  }
}
