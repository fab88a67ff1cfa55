package io.mien.trainer.cnn;

import java.util.Arrays;

/** A trained {@link ConvNorm} as plain numbers. Immutable. */
public final class ConvNormWeights {

  private final String name;
  private final int stride;
  private final long[] shape;
  private final float[] kernel;
  private final float[][] norm;

  /**
   * Numbers of a layer, copied; the accessors say what each is.
   *
   * @throws IllegalArgumentException if their lengths do not fit the shape
   */
  public ConvNormWeights(
      String name,
      int stride,
      long[] shape,
      float[] kernel,
      float[] gamma,
      float[] beta,
      float[] mean,
      float[] variance) {
    this.name = name;
    this.stride = stride;
    this.shape = shape.clone();
    this.kernel = kernel.clone();
    this.norm = new float[][] {gamma.clone(), beta.clone(), mean.clone(), variance.clone()};
    if (shape.length != 4 || Arrays.stream(shape).reduce(1, (a, b) -> a * b) != kernel.length) {
      throw new IllegalArgumentException(
          "%d numbers for a kernel of %s".formatted(kernel.length, Arrays.toString(shape)));
    }
    if (Arrays.stream(norm).anyMatch(channels -> channels.length != shape[0])) {
      throw new IllegalArgumentException(
          "normalization of other than %d channels in %s".formatted(shape[0], name));
    }
  }

  /** Its place in the net, for example {@code stage1.block0.first}. */
  public String name() {
    return name;
  }

  /** Step along both axes. */
  public int stride() {
    return stride;
  }

  /** Zero padding on every side. */
  public int padding() {
    return (int) shape[2] / 2;
  }

  /** A copy of out, in, height, width. */
  public long[] shape() {
    return shape.clone();
  }

  /** A copy of the kernel in the order of {@link #shape()}. */
  public float[] kernel() {
    return kernel.clone();
  }

  /** A copy of the factor of each channel after normalisation. */
  public float[] gamma() {
    return norm[0].clone();
  }

  /** A copy of what is added to each channel last. */
  public float[] beta() {
    return norm[1].clone();
  }

  /** A copy of the mean of each channel over the training faces. */
  public float[] mean() {
    return norm[2].clone();
  }

  /** A copy of the variance of each channel over the training faces. */
  public float[] variance() {
    return norm[3].clone();
  }
}
