package io.mien.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model is right as often as it believes to be: answers binned by confidence. Source: C.
 * Guo et al., On Calibration of Modern Neural Networks (ICML 2017).
 *
 * @param bins of equal width from 0 to 1
 */
public record Calibration(List<Bin> bins) {

  /**
   * Answers of similar confidence.
   *
   * @param confidence their mean; 0 if there are none
   * @param right how many of them are right
   */
  public record Bin(double confidence, Proportion right) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Bins answers by their confidence. */
  public static Calibration of(List<Answer> answers, int bins) {
    double[] confidence = new double[bins];
    long[] right = new long[bins];
    long[] all = new long[bins];
    for (Answer answer : answers) {
      int bin = Math.min(bins - 1, (int) (answer.confidence() * bins));
      confidence[bin] += answer.confidence();
      right[bin] += answer.right() ? 1 : 0;
      all[bin]++;
    }
    List<Bin> binned = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      double mean = all[i] == 0 ? 0 : confidence[i] / all[i];
      binned.add(new Bin(mean, new Proportion(right[i], all[i])));
    }
    return new Calibration(binned);
  }

  /**
   * The expected calibration error: the mean distance of accuracy and confidence over the bins,
   * each weighed by its answers; 0 for none.
   */
  public double expectedError() {
    long all = bins.stream().mapToLong(bin -> bin.right().of()).sum();
    return bins.stream()
        .mapToDouble(
            bin -> bin.right().of() * Math.abs(bin.right().share() - bin.confidence()) / all)
        .filter(Double::isFinite)
        .sum();
  }
}
