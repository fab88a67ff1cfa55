package io.mien.trainer.cnn;

import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.Examples;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The valence and arousal of faces, and how far a net is from them. Those of mixed faces are mixed
 * in the same proportions; not known where nobody told those of either. Thread-safe.
 */
final class AffectTargets {

  /** Neither loss means anything for one face. */
  private static final int FEWEST = 2;

  private final Examples examples;
  private final TrainOptions options;

  AffectTargets(Examples examples, TrainOptions options) {
    this.examples = examples;
    this.options = options;
  }

  /** Room for so many faces; none if nothing is learned of them. */
  float[] room(int faces) {
    return new float[options.shape().affect() ? 2 * faces : 0];
  }

  /** Writes the two numbers of a face, NaN where nobody told them. */
  void put(int face, float[] into, int place) {
    if (into.length > 0) {
      ValenceArousal truth = examples.affect(face);
      into[2 * place] = truth == null ? Float.NaN : truth.valence();
      into[2 * place + 1] = truth == null ? Float.NaN : truth.arousal();
    }
  }

  /**
   * Blends those of another face into what was put.
   *
   * @param kept the share of the one that is left, in [0, 1]
   */
  void mix(int other, double kept, float[] into, int place) {
    float[] theirs = new float[into.length == 0 ? 0 : 2];
    put(other, theirs, 0);
    for (int k = 0; k < theirs.length; k++) {
      into[2 * place + k] = (float) (kept * into[2 * place + k] + (1 - kept) * theirs[k]);
    }
  }

  /**
   * The weighted loss of a share of a step, in the caller's scope; empty if nothing is learned from
   * it.
   *
   * @param outputs of the share
   * @param told of the same faces, as they were put; null if nothing is learned of them
   */
  Optional<Tensor> loss(Net net, Tensor outputs, @Nullable Tensor told) {
    float[] wanted = told == null ? new float[0] : Tensors.floats(told);
    int count = wanted.length / 2;
    long[] known = new long[count];
    float[] truths = new float[wanted.length];
    int next = 0;
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(wanted[2 * i])) {
        truths[2 * next] = wanted[2 * i];
        truths[2 * next + 1] = wanted[2 * i + 1];
        known[next++] = i;
      }
    }
    if (next < FEWEST) {
      return Optional.empty();
    }
    Tensor estimates = net.affect(outputs).index_select(0, Tensor.create(known).narrow(0, 0, next));
    Tensor compared = Tensor.create(truths, count, 2).narrow(0, 0, next);
    double weight = options.affect().weight() * count / options.batch();
    return Optional.of(
        options.affect().loss().of(estimates, compared).mul(new Scalar((float) weight)));
  }
}
