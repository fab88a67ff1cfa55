package io.mien.trainer.export;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.evaluate.Answer;
import io.mien.trainer.evaluate.Calibration;
import io.mien.trainer.evaluate.Temperature;
import io.mien.trainer.evaluate.TemperatureScaling;
import java.util.List;

/**
 * How far one head of a bundle may be believed.
 *
 * @param scaling fitted on validation
 * @param testBefore expected calibration error on PublicTest without the temperature, in [0, 1];
 *     NaN if there are no such faces
 * @param testAfter the same of the exported graph, which has it
 */
public record HeadCalibration(TemperatureScaling scaling, double testBefore, double testAfter) {

  public HeadCalibration {
    requireNonNull(scaling, "scaling");
  }

  /**
   * Measures an exported head.
   *
   * @param answers of the exported graph on PublicTest
   */
  static HeadCalibration of(TemperatureScaling scaling, List<Answer> answers) {
    Temperature back = new Temperature(1 / scaling.temperature().value());
    return new HeadCalibration(scaling, error(back.of(answers)), error(answers));
  }

  private static double error(List<Answer> answers) {
    return answers.isEmpty()
        ? Double.NaN
        : Calibration.of(answers, TemperatureScaling.BINS).expectedError();
  }
}
