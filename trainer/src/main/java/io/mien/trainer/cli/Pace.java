package io.mien.trainer.cli;

import java.util.Locale;

/** How fast steps come, and how long the rest of them will take. Not thread-safe. */
final class Pace {

  /** Weight of a new step in the mean time of one. */
  private static final double SMOOTHING = 0.02;

  private static final double NANOS = 1e9;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private long before;
  private long rest;
  private double seconds;

  /** Begins now. */
  Pace() {
    this(System.nanoTime());
  }

  Pace(long now) {
    before = now;
  }

  /**
   * @param step how many are done in all
   */
  void stepped(long step, long total) {
    stepped(step, total, System.nanoTime());
  }

  void stepped(long step, long total, long now) {
    double took = (now - before) / NANOS;
    seconds = seconds == 0 ? took : seconds + (took - seconds) * SMOOTHING;
    before = now;
    rest = total - step;
  }

  /** 0 before the first step. */
  double stepsPerSecond() {
    return seconds == 0 ? 0 : 1 / seconds;
  }

  /** "12 min", say. */
  String left() {
    long left = Math.round(rest * seconds);
    if (left < MINUTE) {
      return left + " s";
    }
    return left < HOUR
        ? String.format(Locale.ROOT, "%d min", (left + MINUTE / 2) / MINUTE)
        : String.format(Locale.ROOT, "%d h %d min", left / HOUR, left % HOUR / MINUTE);
  }
}
