package io.mien.trainer.cnn;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.Examples;
import io.mien.trainer.evaluate.AffectScores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Measures a net on examples as they are, in float32. */
final class Validation {

  private static final int BATCH = 256;

  private Validation() {}

  /**
   * @param loss mean cross-entropy of the first head against its targets, in nats
   * @param accuracies for each head, the share right of the faces that show one emotion, in [0, 1]
   * @param affect of the faces whose valence and arousal are known; null without any
   */
  record Result(double loss, List<Double> accuracies, @Nullable AffectScores affect) {}

  static Result measure(Net net, Examples examples, Workers workers) {
    List<float[]> estimates = probabilities(net, examples, workers);
    NetShape shape = net.shape();
    int first = shape.heads().get(0).labels().size();
    double loss = 0;
    float[] target = new float[shape.outputs()];
    for (int i = 0; i < examples.size(); i++) {
      examples.putTarget(i, target, 0);
      for (int k = 0; k < first; k++) {
        loss -= target[k] * Math.log(Math.max(estimates.get(i)[k], Float.MIN_NORMAL));
      }
    }
    List<Double> accuracies = new ArrayList<>();
    for (int head = 0; head < shape.heads().size(); head++) {
      accuracies.add(accuracy(shape, head, estimates, examples));
    }
    return new Result(
        loss / examples.size(),
        accuracies,
        shape.affect() ? affect(shape, estimates, examples) : null);
  }

  private static @Nullable AffectScores affect(
      NetShape shape, List<float[]> estimates, Examples examples) {
    List<ValenceArousal> found = new ArrayList<>();
    List<ValenceArousal> truths = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      ValenceArousal truth = examples.affect(i);
      if (truth != null) {
        float[] row = estimates.get(i);
        found.add(new ValenceArousal(row[shape.outputs()], row[shape.outputs() + 1]));
        truths.add(truth);
      }
    }
    return truths.isEmpty() ? null : AffectScores.of(found, truths);
  }

  private static double accuracy(
      NetShape shape, int head, List<float[]> estimates, Examples examples) {
    List<Emotion> labels = shape.heads().get(head).labels();
    int offset = shape.firstOutput(head);
    int right = 0;
    int judged = 0;
    for (int i = 0; i < examples.size(); i++) {
      Emotion truth = examples.truth(i, head);
      if (truth != null) {
        float[] estimate = estimates.get(i);
        int best = 0;
        for (int k = 1; k < labels.size(); k++) {
          best = estimate[offset + k] > estimate[offset + best] ? k : best;
        }
        judged++;
        right += labels.get(best) == truth ? 1 : 0;
      }
    }
    return judged == 0 ? 0 : right / (double) judged;
  }

  private static List<float[]> probabilities(Net net, Examples all, Workers workers) {
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

  private static List<float[]> probabilities(Net net, Examples all, int first, int end) {
    List<float[]> rows = new ArrayList<>(end - first);
    for (int from = first; from < end; from += BATCH) {
      int to = Math.min(from + BATCH, end);
      rows.addAll(net.probabilities(IntStream.range(from, to).mapToObj(all::crop).toList()));
    }
    return rows;
  }
}
