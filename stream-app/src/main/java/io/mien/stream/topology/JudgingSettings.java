package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.quality.QualityGates;
import java.time.Duration;

/**
 * Which faces are judged, and how often.
 *
 * @param gates that mark a face as not good enough
 * @param judgeAll whether marked faces are judged all the same
 * @param longestInterval most capture time between two judgments of a confirmed track that goes on
 *     showing the same; zero judges every frame
 */
public record JudgingSettings(QualityGates gates, boolean judgeAll, Duration longestInterval) {

  /**
   * Of validation faces from fewer pixels, of those that the default bundle is sure enough about to
   * be shown, fewer than seven of ten are right: trainer/RESULTS.md, "When a face is not good
   * enough". The other two gates are chosen by the same rule.
   */
  public static final double MIN_SIZE = 17;

  public static final double MAX_BLUR = 0.6;

  /** As far as FER2013's faces are turned: no answer was ever measured beyond that. */
  public static final double MAX_TURN = 60;

  /** The defaults: gates closed to bad faces, and every other face judged on every frame. */
  public static final JudgingSettings DEFAULT =
      new JudgingSettings(new QualityGates(MIN_SIZE, MAX_BLUR, MAX_TURN), false, Duration.ZERO);

  public JudgingSettings {
    requireNonNull(gates, "gates");
    requireNonNull(longestInterval, "longestInterval");
    if (longestInterval.isNegative()) {
      throw new IllegalArgumentException("longestInterval is not negative: " + longestInterval);
    }
  }
}
