package io.mien.trainer.cnn;

import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.Examples;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The valence and arousal of examples, and how far a net is from them. Thread-safe. */
final class AffectTargets {

  /** Neither loss means anything for one face. */
  private static final int FEWEST = 2;

  private final Examples examples;
  private final TrainOptions options;

  AffectTargets(Examples examples, TrainOptions options) {
    this.examples = examples;
    this.options = options;
  }

  /**
   * The weighted loss of a share of a step, in the caller's scope; empty if nothing is learned from
   * it.
   *
   * @param rows indexes of the examples of the whole step
   * @param outputs of the share
   */
  Optional<Tensor> loss(Net net, Tensor outputs, int[] rows, int share, int shares) {
    if (!net.shape().affect()) {
      return Optional.empty();
    }
    int from = rows.length * share / shares;
    int count = rows.length * (share + 1) / shares - from;
    long[] known = new long[count];
    float[] truths = new float[2 * count];
    int next = 0;
    for (int i = 0; i < count; i++) {
      ValenceArousal truth = examples.affect(rows[from + i]);
      if (truth != null) {
        truths[2 * next] = truth.valence();
        truths[2 * next + 1] = truth.arousal();
        known[next++] = i;
      }
    }
    if (next < FEWEST) {
      return Optional.empty();
    }
    Tensor estimates = net.affect(outputs).index_select(0, Tensor.create(known).narrow(0, 0, next));
    Tensor wanted = Tensor.create(truths, count, 2).narrow(0, 0, next);
    double weight = options.affect().weight() * count / rows.length;
    return Optional.of(
        options.affect().loss().of(estimates, wanted).mul(new Scalar((float) weight)));
  }
}
