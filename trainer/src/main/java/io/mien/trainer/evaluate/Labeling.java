package io.mien.trainer.evaluate;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * What a bundle says of faces by one way of labeling them.
 *
 * @param output which of the graph's distributions answered
 */
public record Labeling(Truth truth, String output, List<Answer> answers) {

  public Labeling {
    requireNonNull(truth, "truth");
    requireNonNull(output, "output");
    answers = List.copyOf(answers);
  }

  /** What was taken for what. */
  public Confusion confusion() {
    return Evaluation.confusion(answers, truth);
  }

  /** Expected calibration error in [0, 1]. */
  public double calibrationError() {
    return Calibration.of(answers, TemperatureScaling.BINS).expectedError();
  }
}
