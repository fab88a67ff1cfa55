package io.mien.stream.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How the resident memory of this process moves over time. What comes in the first fifth does not
 * count: heap and code cache are still growing to what they need.
 */
final class MemoryTrend implements SteadyLoad.Watcher {

  private static final double SECONDS_APART = 1;
  private static final double LEFT_OUT = .2;
  private static final double SECONDS_PER_HOUR = 3600;

  private final List<Double> seconds = new ArrayList<>();
  private final List<Double> resident = new ArrayList<>();

  /**
   * What was seen.
   *
   * @param minutes in all
   * @param mibPerHour slope of the line with the least squares through what counts
   * @param firstMiB at the beginning of what counts
   * @param lastMiB at the end
   */
  record Result(double minutes, double mibPerHour, double firstMiB, double lastMiB) {}

  @Override
  public void at(double now) {
    if (seconds.isEmpty() || now - seconds.get(seconds.size() - 1) >= SECONDS_APART) {
      seconds.add(now);
      resident.add(ProcessUse.residentMiB());
    }
  }

  Result result() {
    int from = (int) (LEFT_OUT * seconds.size());
    double[] x = seconds.stream().skip(from).mapToDouble(s -> s).toArray();
    double[] y = resident.stream().skip(from).mapToDouble(m -> m).toArray();
    return new Result(
        x[x.length - 1] / 60, Statistics.slope(x, y) * SECONDS_PER_HOUR, y[0], y[y.length - 1]);
  }
}
