package io.mien.trainer.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What it buys to leave doubtful faces unjudged: for a threshold of confidence, the share of faces
 * that still get an answer (coverage) and how many of those answers are right (selective accuracy;
 * its complement is the risk). Source: Geifman and El-Yaniv, "Selective Classification for Deep
 * Neural Networks", 2017. Immutable.
 */
public final class RiskCoverage {

  /** Fewer answers than this say nothing about a threshold. */
  private static final int LEAST_FACES = 100;

  /** Of all answers, the surest first. */
  private final double[] confidences;

  /** How many of the first so many are right. */
  private final long[] right;

  private RiskCoverage(double[] confidences, long[] right) {
    this.confidences = confidences;
    this.right = right;
  }

  /**
   * An answer and its worth.
   *
   * @param confidence the model's probability for the label it chose, in [0, 1]
   * @param right whether the label is true
   */
  record Judged(double confidence, boolean right) {}

  /** The curve of a model's answers. */
  public static RiskCoverage of(List<Answer> answers) {
    return ofJudged(
        answers.stream().map(answer -> new Judged(answer.confidence(), answer.right())).toList());
  }

  static RiskCoverage ofJudged(List<Judged> answers) {
    List<Judged> sorted =
        answers.stream().sorted(Comparator.comparingDouble(Judged::confidence).reversed()).toList();
    long[] right = new long[sorted.size() + 1];
    for (int i = 0; i < sorted.size(); i++) {
      right[i + 1] = right[i] + (sorted.get(i).right() ? 1 : 0);
    }
    return new RiskCoverage(sorted.stream().mapToDouble(Judged::confidence).toArray(), right);
  }

  /** Faces in all. */
  public int total() {
    return confidences.length;
  }

  /** Faces with at least that confidence. */
  public int answered(double threshold) {
    return (int) Arrays.stream(confidences).takeWhile(c -> c >= threshold).count();
  }

  /** Share of faces with at least that confidence, in [0, 1]; 0 where there are none at all. */
  public double coverage(double threshold) {
    return total() == 0 ? 0 : answered(threshold) / (double) total();
  }

  /** Share right of the faces with at least that confidence, in [0, 1]; 1 where there are none. */
  public double accuracy(double threshold) {
    int answered = answered(threshold);
    return answered == 0 ? 1 : right[answered] / (double) answered;
  }

  /** The area under the risk-coverage curve: mean risk over all coverages, in [0, 1]. */
  public double area() {
    double sum = 0;
    for (int n = 1; n <= total(); n++) {
      sum += 1 - right[n] / (double) n;
    }
    return total() == 0 ? 0 : sum / total();
  }

  /**
   * The lowest confidence that reaches an accuracy: all faces with at least that much are right
   * that often.
   *
   * @return empty if not even the surest hundred are
   */
  public OptionalDouble threshold(double accuracy) {
    for (int n = total(); n >= LEAST_FACES; n--) {
      boolean isWholeStep = n == total() || confidences[n] < confidences[n - 1];
      if (isWholeStep && right[n] >= accuracy * n) {
        return OptionalDouble.of(n == total() ? 0 : confidences[n - 1]);
      }
    }
    return OptionalDouble.empty();
  }
}
