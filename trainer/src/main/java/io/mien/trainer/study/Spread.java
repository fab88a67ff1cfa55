package io.mien.trainer.study;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Mean and standard deviation (with n - 1) of what several seeds gave.
 *
 * @param deviation 0 for a single run
 */
record Spread(double mean, double deviation) {

  private static final double PERCENT = 100;

  static Spread of(List<StudyRun> runs, ToDoubleFunction<StudyRun> figure) {
    double mean = runs.stream().mapToDouble(figure).average().orElseThrow();
    double squares = runs.stream().mapToDouble(figure).map(x -> (x - mean) * (x - mean)).sum();
    return new Spread(mean, runs.size() > 1 ? Math.sqrt(squares / (runs.size() - 1)) : 0);
  }

  /** Of shares in [0, 1]. */
  String percent() {
    return String.format(Locale.ROOT, "%.2f %% ± %.2f", PERCENT * mean, PERCENT * deviation);
  }

  double low() {
    return Math.max(0, mean - deviation);
  }

  double high() {
    return mean + deviation;
  }
}
