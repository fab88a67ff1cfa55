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
  private final float[] ofTeachers;

  Gradients(Net net, Batches batches, TrainOptions options) {
    this.net = net;
    this.batches = batches;
    this.options = options;
    affect = batches.affect();
    weights = new float[options.shape().outputs()];
    Arrays.fill(weights, (float) options.labelWeight());
    Arrays.fill(weights, 0, options.shape().heads().get(0).labels().size(), 1);
    if (options.affect().alone()) {
      Arrays.fill(weights, 0);
    }
    ofTeachers = weights.clone();
    float[] classes = batches.classWeights();
    for (int k = 0; k < weights.length; k++) {
      weights[k] *= classes[k];
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
      Tensor loss = loss(logits, batch);
      Tensor whole = affect.loss(net, logits, batch.affect()).map(loss::add).orElse(loss);
      whole.backward();
      return new Learned(whole.item_double(), right(logits, batch.targets()), waited);
    }
  }

  private Tensor loss(Tensor logits, Batches.Batch batch) {
    Tensor own = crossEntropy(logits, batch.targets(), weights);
    Distillation distillation = options.methods().distillation();
    Tensor taught = batch.taught();
    if (distillation == null || taught == null) {
      return own;
    }
    double temperature = distillation.temperature();
    double weight = distillation.weight();
    // Gradients of what is divided by a temperature are smaller by its square.
    return crossEntropy(logits.div(new Scalar((float) temperature)), taught, ofTeachers)
        .mul(new Scalar((float) (weight * temperature * temperature)))
        .add(own.mul(new Scalar((float) (1 - weight))));
  }

  private Tensor crossEntropy(Tensor logits, Tensor targets, float[] weights) {
    return net.byHead(logits, part -> torch.log_softmax(part, 1))
        .mul(targets)
        .mul(Tensor.create(weights))
        .sum()
        .div(new Scalar((float) -options.batch()));
  }

  private long right(Tensor logits, Tensor targets) {
    long labels = options.shape().heads().get(0).labels().size();
    return best(logits, labels).eq(best(targets, labels)).sum().item_long();
  }

  private static Tensor best(Tensor outputs, long labels) {
    return outputs.narrow(1, 0, labels).argmax(new LongOptional(1), false);
  }
}
