package io.mien.trainer.cnn;

import java.util.Arrays;
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
    if (blocks.size() != shape.blocks().stream().mapToInt(Integer::intValue).sum()
        || dense.outputs() != shape.outputs()
        || dense.inputs() != shape.features()) {
      throw new IllegalArgumentException(
          "%d blocks and %d x %d last weights for %s"
              .formatted(blocks.size(), dense.outputs(), dense.inputs(), shape));
    }
  }

  /** The same net with one of its heads alone. */
  public CompactNetWeights only(int head) {
    int labels = shape.heads().get(head).labels().size();
    int first = shape.firstOutput(head);
    NetShape single =
        new NetShape(
            shape.size(),
            List.of(shape.heads().get(head)),
            shape.stem(),
            shape.widths(),
            shape.blocks(),
            shape.dropout());
    return new CompactNetWeights(single, stem, blocks, dense.rows(first, first + labels));
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

    /**
     * Copies its numbers.
     *
     * @param weights outputs x inputs
     * @param bias one for each output
     */
    public Dense(float[] weights, float[] bias) {
      if (bias.length == 0 || weights.length % bias.length != 0) {
        throw new IllegalArgumentException(
            "%d weights for %d outputs".formatted(weights.length, bias.length));
      }
      this.outputs = bias.length;
      this.weights = weights.clone();
      this.bias = bias.clone();
    }

    private Dense rows(int from, int to) {
      return new Dense(
          Arrays.copyOfRange(weights, from * inputs(), to * inputs()),
          Arrays.copyOfRange(bias, from, to));
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
