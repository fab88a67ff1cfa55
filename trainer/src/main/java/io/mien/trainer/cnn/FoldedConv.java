package io.mien.trainer.cnn;

/**
 * A convolution with bias into which a batch normalisation was folded. Immutable.
 *
 * @see CompactNetWeights
 */
public final class FoldedConv {

  private final String name;
  private final int stride;
  private final long[] shape;
  private final float[] kernel;
  private final float[] bias;

  private FoldedConv(String name, int stride, long[] shape, float[] kernel, float[] bias) {
    this.name = name;
    this.stride = stride;
    this.shape = shape;
    this.kernel = kernel;
    this.bias = bias;
  }

  /**
   * Folds y = gamma (conv(x) - mean) / sqrt(variance + epsilon) + beta into one kernel and a bias.
   *
   * @param shape out, in, height, width of the kernel
   */
  static FoldedConv of(
      String name,
      int stride,
      long[] shape,
      float[] kernel,
      float[] gamma,
      float[] beta,
      float[] mean,
      float[] variance) {
    int out = (int) shape[0];
    int each = kernel.length / out;
    float[] foldedKernel = new float[kernel.length];
    float[] bias = new float[out];
    for (int o = 0; o < out; o++) {
      double factor = gamma[o] / Math.sqrt(variance[o] + ConvNorm.EPSILON);
      for (int i = o * each; i < (o + 1) * each; i++) {
        foldedKernel[i] = (float) (kernel[i] * factor);
      }
      bias[o] = (float) (beta[o] - mean[o] * factor);
    }
    return new FoldedConv(name, stride, shape.clone(), foldedKernel, bias);
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

  /** A copy of the bias, one for each output channel. */
  public float[] bias() {
    return bias.clone();
  }
}
