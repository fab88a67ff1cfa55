package io.mien.trainer.cnn;

import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures a net on examples as they are, in float32. */
final class Validation {

  private static final int BATCH = 256;

  private Validation() {}

  /**
   * @param loss mean cross-entropy against the targets, in nats
   * @param accuracy share right of the faces that show one emotion, in [0, 1]
   */
  record Result(double loss, double accuracy) {}

  static Result measure(CompactNet net, Examples examples, Workers workers) {
    int labels = examples.labels().size();
    double loss = 0;
    int right = 0;
    int judged = 0;
    float[] target = new float[labels];
    List<float[]> estimates = probabilities(net, examples, workers);
    for (int i = 0; i < examples.size(); i++) {
      float[] estimate = estimates.get(i);
      examples.putTarget(i, target, 0);
      int best = 0;
      for (int k = 0; k < labels; k++) {
        loss -= target[k] * Math.log(Math.max(estimate[k], Float.MIN_NORMAL));
        best = estimate[k] > estimate[best] ? k : best;
      }
      if (examples.truth(i) != null) {
        judged++;
        right += examples.labels().get(best) == examples.truth(i) ? 1 : 0;
      }
    }
    return new Result(loss / examples.size(), judged == 0 ? 0 : right / (double) judged);
  }

  private static List<float[]> probabilities(CompactNet net, Examples all, Workers workers) {
    return workers
        .run(
            worker ->
                probabilities(
                    net,
                    all,
                    all.size() * worker / workers.count(),
                    all.size() * (worker + 1) / workers.count()))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<float[]> probabilities(CompactNet net, Examples all, int first, int end) {
    List<float[]> rows = new ArrayList<>(end - first);
    for (int from = first; from < end; from += BATCH) {
      int to = Math.min(from + BATCH, end);
      rows.addAll(net.probabilities(IntStream.range(from, to).mapToObj(all::crop).toList()));
    }
    return rows;
  }
}
