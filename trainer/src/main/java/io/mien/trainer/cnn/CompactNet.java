package io.mien.trainer.cnn;

import io.mien.recognition.crop.AlignedCrop;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A residual net for gray faces: standardisation of each face, a 3x3 stem, stages of residual
 * blocks that each halve the resolution, global average, dropout, one dense layer for each
 * labeling. Safe for use by many threads while none of them changes it.
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
      Tensor random = torch.randn(shape.outputs(), in);
      dense = parameters.weight("dense.weight", random.mul_(new Scalar((float) DENSE_DEVIATION)));
      bias = parameters.weight("dense.bias", torch.zeros(shape.outputs()));
    }
  }

  /** A net with numbers of a trained one. */
  public static CompactNet of(CompactNetWeights weights) {
    CompactNet net = new CompactNet(weights.shape(), 0);
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      net.stem.set(weights.stem());
      for (int i = 0; i < net.blocks.size(); i++) {
        net.blocks.get(i).set(weights.blocks().get(i));
      }
      CompactNetWeights.Dense last = weights.dense();
      net.dense.copy_(Tensor.create(last.weights(), last.outputs(), last.inputs()));
      net.bias.copy_(Tensor.create(last.bias()));
    }
    return net;
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

  /** Logits [N, outputs] of gray levels [N, 1, size, size] in [0, 255]. */
  Tensor forward(Tensor gray) {
    return logits(features(gray, Pass.INFERENCE));
  }

  /** The same while training, of which the caller takes the gradients. */
  Tensor forward(Batches.Batch batch, Pass pass) {
    return logits(features(batch.gray(), pass).mul(batch.kept()));
  }

  private Tensor features(Tensor gray, Pass pass) {
    Tensor x = standardized(gray).contiguous(torch.MemoryFormat.ChannelsLast);
    x = stem.forward(x, pass).relu_();
    for (ResidualBlock block : blocks) {
      x = block.forward(x, pass);
    }
    return torch.adaptive_avg_pool2d(x, 1, 1).flatten(1, -1);
  }

  private Tensor logits(Tensor features) {
    return torch.linear(features, dense, new TensorOptional(bias));
  }

  // Each face by its own mean and contrast: a dim camera then looks like a bright one.
  private static Tensor standardized(Tensor gray) {
    long[] pixels = {1, 2, 3};
    Tensor mean = gray.mean(pixels, true, new ScalarTypeOptional());
    Tensor centered = gray.sub(mean);
    Tensor variance = centered.square().mean(pixels, true, new ScalarTypeOptional());
    return centered.div(variance.add(new Scalar(FLAT)).sqrt());
  }

  /**
   * Rounds every kernel to what float16 can hold, the form bundles store them in. Twice the
   * parameters then fit into a file, and what is measured here is what the bundle computes.
   */
  public void roundKernels() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      for (Tensor weight : parameters.weights().values()) {
        if (weight.dim() > 1) {
          weight.copy_(weight.to(torch.ScalarType.Half).to(torch.ScalarType.Float));
        }
      }
    }
  }

  /**
   * The probabilities of faces, one row of {@link NetShape#outputs()} for each, head by head.
   *
   * @param crops gray faces of the net's size, at least one
   */
  public List<float[]> probabilities(List<AlignedCrop> crops) {
    int size = shape.size();
    ByteBuffer pixels = ByteBuffer.allocate(crops.size() * size * size);
    crops.forEach(crop -> crop.putInto(pixels));
    float[] gray = new float[pixels.capacity()];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = pixels.get(i) & 0xff;
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor logits = forward(Tensor.create(gray, crops.size(), 1, size, size));
      float[] flat = Tensors.floats(byHead(logits, part -> torch.softmax(part, 1)));
      List<float[]> rows = new ArrayList<>(crops.size());
      for (int i = 0; i < crops.size(); i++) {
        rows.add(Arrays.copyOfRange(flat, i * shape.outputs(), (i + 1) * shape.outputs()));
      }
      return rows;
    }
  }

  /** Applies a function to the outputs of each head and puts the results side by side again. */
  Tensor byHead(Tensor outputs, UnaryOperator<Tensor> function) {
    TensorVector parts = new TensorVector();
    for (int head = 0; head < shape.heads().size(); head++) {
      int labels = shape.heads().get(head).labels().size();
      parts.push_back(function.apply(outputs.narrow(1, shape.firstOutput(head), labels)));
    }
    return torch.cat(parts, 1);
  }

  /** Its numbers, for export. */
  public CompactNetWeights weights() {
    return new CompactNetWeights(
        shape,
        stem.weights(),
        blocks.stream().map(ResidualBlock::weights).toList(),
        new CompactNetWeights.Dense(Tensors.floats(dense), Tensors.floats(bias)));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
