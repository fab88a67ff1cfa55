package io.mien.trainer.cnn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A residual net for gray faces: standardisation of each face, a 3x3 stem, stages of residual
 * blocks that each halve the resolution, global average, dropout, one dense layer. Not thread-safe.
 */
public final class CompactNet implements AutoCloseable {

  /** Added to the variance of a face's gray levels, so that a blank one stays finite. */
  public static final float FLAT = 1;

  private static final double DENSE_DEVIATION = 0.01;

  private final NetShape shape;
  private final Parameters parameters = new Parameters();
  private final ConvNorm stem;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final Tensor dense;
  private final Tensor bias;

  /** A net with random weights; the same seed gives the same ones. */
  public CompactNet(NetShape shape, long seed) {
    LibTorch.check();
    this.shape = shape;
    try (PointerScope scope = new PointerScope()) {
      torch.manual_seed(seed);
      stem = new ConvNorm(parameters, "stem", 1, shape.stem(), 3, 1);
      int in = shape.stem();
      for (int stage = 0; stage < shape.widths().size(); stage++) {
        int out = shape.widths().get(stage);
        for (int block = 0; block < shape.blocks().get(stage); block++) {
          String name = "stage%d.block%d".formatted(stage, block);
          blocks.add(new ResidualBlock(parameters, name, in, out, block == 0));
          in = out;
        }
      }
      Tensor random = torch.randn(shape.labels(), in);
      dense = parameters.weight("dense.weight", random.mul_(new Scalar((float) DENSE_DEVIATION)));
      bias = parameters.weight("dense.bias", torch.zeros(shape.labels()));
    }
  }

  /** How it is built. */
  public NetShape shape() {
    return shape;
  }

  /** How many numbers are trained. */
  public long parameterCount() {
    return parameters.count();
  }

  Parameters parameters() {
    return parameters;
  }

  /**
   * Logits [N, labels] of gray levels [N, 1, size, size] in [0, 255].
   *
   * @param training whether batches are normalised by their own statistics and features dropped
   */
  Tensor forward(Tensor gray, boolean training) {
    Tensor x = standardized(gray).contiguous(torch.MemoryFormat.ChannelsLast);
    x = stem.forward(x, training).relu_();
    for (ResidualBlock block : blocks) {
      x = block.forward(x, training);
    }
    x = torch.adaptive_avg_pool2d(x, 1, 1).flatten(1, -1);
    x = torch.dropout(x, shape.dropout(), training);
    return torch.linear(x, dense, new TensorOptional(bias));
  }

  // Each face by its own mean and contrast: a dim camera then looks like a bright one.
  private static Tensor standardized(Tensor gray) {
    long[] pixels = {1, 2, 3};
    Tensor mean = gray.mean(pixels, true, new ScalarTypeOptional());
    Tensor centered = gray.sub(mean);
    Tensor variance = centered.square().mean(pixels, true, new ScalarTypeOptional());
    return centered.div(variance.add(new Scalar(FLAT)).sqrt());
  }

  /** The net for inference, as plain numbers. */
  public CompactNetWeights weights() {
    return new CompactNetWeights(
        shape,
        stem.folded(),
        blocks.stream().map(ResidualBlock::folded).toList(),
        new CompactNetWeights.Dense(Tensors.floats(dense), Tensors.floats(bias)));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
