package io.mien.trainer.outlier;

import java.util.Collections;
import java.util.List;

/**
 * Whether a figure that is taken after each epoch has settled: its last {@value #WINDOW} values lie
 * within {@value #RANGE} of the greatest of them. The publication looks at the curve; this is what
 * an eye would call flat.
 */
final class Settling {

  private static final int WINDOW = 4;
  private static final double RANGE = 0.1;

  private Settling() {}

  static boolean settled(List<Double> values) {
    if (values.size() < WINDOW) {
      return false;
    }
    List<Double> last = values.subList(values.size() - WINDOW, values.size());
    double greatest = Collections.max(last);
    return greatest - Collections.min(last) <= RANGE * greatest;
  }
}
