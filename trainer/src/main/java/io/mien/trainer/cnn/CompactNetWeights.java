package io.mien.trainer.cnn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained {@link CompactNet} as plain numbers, free of libtorch.
 *
 * @param blocks in the order of the data
 */
public record CompactNetWeights(
    NetShape shape, ConvNormWeights stem, List<Block> blocks, Dense dense) {

  /** Added to the variance of batch normalisation. */
  public static final float NORM_EPSILON = (float) ConvNorm.EPSILON;

  public CompactNetWeights {
    blocks = List.copyOf(blocks);
  }

  /**
   * One residual block.
   *
   * @param shortcut a 1x1 convolution, or null where the input itself is added
   * @param halving whether the shortcut's input is averaged over 2x2 first
   */
  public record Block(
      ConvNormWeights first,
      ConvNormWeights second,
      @Nullable ConvNormWeights shortcut,
      boolean halving) {}

  /** The last layer: one row of {@code inputs} weights for each output of each head. Immutable. */
  public static final class Dense {

    private final int outputs;
    private final float[] weights;
    private final float[] bias;

    Dense(float[] weights, float[] bias) {
      this.outputs = bias.length;
      this.weights = weights.clone();
      this.bias = bias.clone();
    }

    /** Outputs of all heads together. */
    public int outputs() {
      return outputs;
    }

    /** Inputs. */
    public int inputs() {
      return weights.length / outputs;
    }

    /** A copy of outputs x inputs weights. */
    public float[] weights() {
      return weights.clone();
    }

    /** A copy of the bias, one for each output. */
    public float[] bias() {
      return bias.clone();
    }
  }
}
