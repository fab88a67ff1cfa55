package io.mien.recognition.route;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;

/**
 * The Kullback-Leibler divergence of one face, in nats: {@code D(P,Q) = sum_c P(c) ln(P(c)/Q(c))}.
 * Both distributions are clipped to {@value #FLOOR} from below and normalised again, so that a
 * softmax that underflowed to 0 gives a large number and not infinity.
 *
 * <p>Sums run in the canonical order of emotions, so that the order of labels changes no bit.
 */
public final class KlDivergence {

  /** The least probability that takes part. */
  public static final double FLOOR = 1e-7;

  private KlDivergence() {}

  /**
   * @param p what is measured, here the parent's answer
   * @param q what it is measured against, here a child's
   * @return nats, at least 0; below 17 for eight labels
   * @throws IllegalArgumentException if the two have different labels
   */
  public static double of(Probabilities p, Probabilities q) {
    if (!p.labels().equals(q.labels())) {
      throw new IllegalArgumentException(
          "a divergence needs the same labels: %s and %s".formatted(p.labels(), q.labels()));
    }
    double pSum = clippedSum(p);
    double qSum = clippedSum(q);
    double nats = 0;
    List<Emotion> emotions = Emotion.all();
    for (int i = 0; i < emotions.size(); i++) {
      Emotion emotion = emotions.get(i);
      if (p.labels().contains(emotion)) {
        double pc = clipped(p.of(emotion)) / pSum;
        double qc = clipped(q.of(emotion)) / qSum;
        nats += pc * Math.log(pc / qc);
      }
    }
    // Rounding may leave a hair less than 0 between equals.
    return Math.max(0, nats);
  }

  private static double clippedSum(Probabilities probabilities) {
    double sum = 0;
    List<Emotion> emotions = Emotion.all();
    for (int i = 0; i < emotions.size(); i++) {
      Emotion emotion = emotions.get(i);
      if (probabilities.labels().contains(emotion)) {
        sum += clipped(probabilities.of(emotion));
      }
    }
    return sum;
  }

  private static double clipped(double probability) {
    return Math.max(FLOOR, probability);
  }
}
