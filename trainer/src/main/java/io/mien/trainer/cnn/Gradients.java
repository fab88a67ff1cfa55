package io.mien.trainer.cnn;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Gradients of the weighted cross-entropy of a net's heads. Thread-safe once its batches were asked
 * for the rows of a step.
 */
final class Gradients {

  private final Net net;
  private final Batches batches;
  private final TrainOptions options;
  private final float[] weights;
  private final AffectTargets affect;

  Gradients(Net net, Batches batches, TrainOptions options) {
    this.net = net;
    this.batches = batches;
    this.options = options;
    affect = new AffectTargets(batches.examples(), options);
    weights = new float[options.shape().outputs()];
    Arrays.fill(weights, (float) options.labelWeight());
    Arrays.fill(weights, 0, options.shape().heads().get(0).labels().size(), 1);
    if (options.affect().alone()) {
      Arrays.fill(weights, 0);
    }
  }

  /**
   * Adds those of one share of a step to the shared weights; libtorch guards each of them.
   *
   * @return the share's part of the step
   */
  Learned add(int[] rows, long step, int share, int shares, Pass.Purpose purpose) {
    try (PointerScope scope = new PointerScope()) {
      long began = System.nanoTime();
      Batches.Batch batch = batches.draw(rows, step, share, shares);
      double waited = (System.nanoTime() - began) / 1e9;
      Pass pass = new Pass(purpose, batch.randoms());
      Tensor logits =
          Precision.run(options.bfloat16(), () -> net.forward(batch.faces(), pass))
              .to(torch.ScalarType.Float);
      Tensor loss =
          net.byHead(logits, part -> torch.log_softmax(part, 1))
              .mul(batch.targets())
              .mul(Tensor.create(weights))
              .sum()
              .div(new Scalar((float) -options.batch()));
      Tensor whole = affect.loss(net, logits, rows, share, shares).map(loss::add).orElse(loss);
      whole.backward();
      return new Learned(whole.item_double(), right(logits, batch.targets()), waited);
    }
  }

  private long right(Tensor logits, Tensor targets) {
    long labels = options.shape().heads().get(0).labels().size();
    return best(logits, labels).eq(best(targets, labels)).sum().item_long();
  }

  private static Tensor best(Tensor outputs, long labels) {
    return outputs.narrow(1, 0, labels).argmax(new LongOptional(1), false);
  }
}
