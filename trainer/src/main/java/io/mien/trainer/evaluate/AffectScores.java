package io.mien.trainer.evaluate;

import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How near estimates of valence and arousal lie to what annotators said.
 *
 * @param faces how many were compared
 * @param valenceRmse root of the mean squared error, in [0, 2]
 * @param arousalRmse the same of arousal
 * @param valenceCcc concordance correlation coefficient (Lin 1989), in [-1, 1]; 0 where neither
 *     varies
 * @param arousalCcc the same of arousal
 */
public record AffectScores(
    int faces, double valenceRmse, double arousalRmse, double valenceCcc, double arousalCcc) {

  /** Compares estimates with truths, face by face. */
  public static AffectScores of(List<ValenceArousal> estimates, List<ValenceArousal> truths) {
    if (estimates.size() != truths.size() || truths.isEmpty()) {
      throw new IllegalArgumentException(
          "%d estimates for %d truths".formatted(estimates.size(), truths.size()));
    }
    double[] valence = scores(estimates, truths, ValenceArousal::valence);
    double[] arousal = scores(estimates, truths, ValenceArousal::arousal);
    return new AffectScores(truths.size(), valence[0], arousal[0], valence[1], arousal[1]);
  }

  // Root mean squared error and concordance.
  private static double[] scores(
      List<ValenceArousal> estimates,
      List<ValenceArousal> truths,
      ToDoubleFunction<ValenceArousal> axis) {
    int n = truths.size();
    double meanX = estimates.stream().mapToDouble(axis).average().orElseThrow();
    double meanY = truths.stream().mapToDouble(axis).average().orElseThrow();
    double squared = 0;
    double varianceX = 0;
    double varianceY = 0;
    double covariance = 0;
    for (int i = 0; i < n; i++) {
      double x = axis.applyAsDouble(estimates.get(i));
      double y = axis.applyAsDouble(truths.get(i));
      squared += (x - y) * (x - y);
      varianceX += (x - meanX) * (x - meanX);
      varianceY += (y - meanY) * (y - meanY);
      covariance += (x - meanX) * (y - meanY);
    }
    double apart = varianceX + varianceY + n * (meanX - meanY) * (meanX - meanY);
    return new double[] {Math.sqrt(squared / n), apart == 0 ? 0 : 2 * covariance / apart};
  }

  /** The mean of both concordances, by which two nets are compared. */
  public double meanCcc() {
    return (valenceCcc + arousalCcc) / 2;
  }

  /** All four figures in one line. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "valence: RMSE %.3f, CCC %.3f; arousal: RMSE %.3f, CCC %.3f; %d faces",
        valenceRmse,
        valenceCcc,
        arousalRmse,
        arousalCcc,
        faces);
  }
}
