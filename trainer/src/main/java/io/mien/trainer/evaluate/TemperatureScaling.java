package io.mien.trainer.evaluate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What a temperature does for a model's calibration.
 *
 * @param temperature fitted to all answers
 * @param before how the model is calibrated without it
 * @param after how it is calibrated with it: every other answer is judged at the temperature that
 *     was fitted to those between, so that no answer is judged by what was fitted to itself
 */
public record TemperatureScaling(Temperature temperature, Calibration before, Calibration after) {

  /** Bins of confidence. */
  public static final int BINS = 15;

  public TemperatureScaling {
    requireNonNull(temperature, "temperature");
    requireNonNull(before, "before");
    requireNonNull(after, "after");
  }

  /** Fits a temperature to answers on validation faces. */
  public static TemperatureScaling of(List<Answer> answers) {
    List<List<Answer>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < answers.size(); i++) {
      halves.get(i % 2).add(answers.get(i));
    }
    List<Answer> judged = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      judged.addAll(Temperature.fit(halves.get(1 - half)).of(halves.get(half)));
    }
    return new TemperatureScaling(
        Temperature.fit(answers), Calibration.of(answers, BINS), Calibration.of(judged, BINS));
  }
}
