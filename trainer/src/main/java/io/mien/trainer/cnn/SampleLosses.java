package io.mien.trainer.cnn;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.data.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a net loses on each example as it is, in float32. */
final class SampleLosses {

  private static final int BATCH = 256;

  private SampleLosses() {}

  /**
   * The weighted divergence of the answers from the targets, head by head, in nats: the
   * cross-entropy less the entropy of the target, so that a face on which annotators differ is not
   * taken for one that cannot be learned.
   *
   * @param rows indexes of the examples
   */
  static double[] of(
      Net net, Examples examples, int[] rows, TrainOptions options, Workers workers) {
    return workers
        .run(
            worker -> {
              int from = (int) ((long) rows.length * worker / workers.count());
              int to = (int) ((long) rows.length * (worker + 1) / workers.count());
              return part(net, examples, Arrays.copyOfRange(rows, from, to), options);
            })
        .stream()
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] part(Net net, Examples examples, int[] rows, TrainOptions options) {
    double[] losses = new double[rows.length];
    int firstHead = options.shape().heads().get(0).labels().size();
    float[] target = new float[examples.outputs()];
    for (int from = 0; from < rows.length; from += BATCH) {
      int to = Math.min(from + BATCH, rows.length);
      List<AlignedCrop> crops =
          IntStream.range(from, to).mapToObj(i -> examples.crop(rows[i])).toList();
      List<float[]> answers = net.probabilities(crops);
      for (int i = from; i < to; i++) {
        examples.putTarget(rows[i], target, 0);
        losses[i] =
            divergence(target, answers.get(i - from), 0, firstHead)
                + options.labelWeight()
                    * divergence(target, answers.get(i - from), firstHead, target.length);
      }
    }
    return losses;
  }

  private static double divergence(float[] target, float[] answer, int from, int to) {
    double sum = 0;
    for (int k = from; k < to; k++) {
      if (target[k] > 0) {
        sum += target[k] * Math.log(target[k] / Math.max(answer[k], Float.MIN_NORMAL));
      }
    }
    return sum;
  }
}
