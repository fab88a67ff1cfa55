package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Named points of a {@link LineChart}, and how far each may be off. Immutable.
 *
 * <p>A y of NaN leaves a gap.
 */
public final class Series {

  /** How the points are drawn. */
  public enum Look {
    /** Joined by straight lines. */
    LINE,
    /** Each value holds until the next point. */
    STEPS,
    /** Joined by a dashed line, for what others are compared with. */
    DASHED,
    /** Not joined. */
    DOTS,
    /** Not joined, triangles that point up: something came. */
    UP,
    /** Not joined, triangles that point down: something went. */
    DOWN
  }

  private final String name;
  private final double[] x;
  private final double[] y;
  private final Look look;
  private final @Nullable Tone tone;
  private final double @Nullable [] low;
  private final double @Nullable [] high;
  private final boolean band;

  private Series(
      String name,
      double[] x,
      double[] y,
      Look look,
      @Nullable Tone tone,
      double @Nullable [] low,
      double @Nullable [] high,
      boolean band) {
    this.name = requireNonNull(name, "name");
    this.x = x;
    this.y = y;
    this.look = look;
    this.tone = tone;
    this.low = low;
    this.high = high;
    this.band = band;
  }

  /**
   * Points joined by a line.
   *
   * @param name as the legend tells it
   * @throws IllegalArgumentException if there are no points, the lengths differ or a number is
   *     infinite
   */
  public static Series of(String name, double[] x, double[] y) {
    check(name, x, x);
    check(name, x, y);
    return new Series(name, x.clone(), y.clone(), Look.LINE, null, null, null, false);
  }

  /** Values at 1, 2, 3 and so on, for instance of epochs. */
  public static Series counted(String name, double... y) {
    return of(name, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
  }

  private static void check(String name, double[] x, double[] y) {
    if (x.length == 0 || x.length != y.length) {
      throw new IllegalArgumentException(
          "%s: %d values for %d places".formatted(name, y.length, x.length));
    }
    for (double value : y) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(name + " is infinite somewhere");
      }
    }
  }

  /** The same points, drawn otherwise. */
  public Series drawn(Look otherwise) {
    return new Series(name, x, y, otherwise, tone, low, high, band);
  }

  /** The same points in a color of their own; else the chart chooses. */
  public Series in(Tone chosen) {
    return new Series(name, x, y, look, chosen, low, high, band);
  }

  /** The same points on a shaded band, for instance a confidence interval. */
  public Series withBand(double[] lower, double[] upper) {
    check(name, x, lower);
    check(name, x, upper);
    return new Series(name, x, y, look, tone, lower.clone(), upper.clone(), true);
  }

  /** The same points with error bars from {@code lower} to {@code upper}. */
  public Series withErrors(double[] lower, double[] upper) {
    check(name, x, lower);
    check(name, x, upper);
    return new Series(name, x, y, look, tone, lower.clone(), upper.clone(), false);
  }

  public String name() {
    return name;
  }

  public Look look() {
    return look;
  }

  /** The color, if one was chosen. */
  public Optional<Tone> tone() {
    return Optional.ofNullable(tone);
  }

  double[] x() {
    return x.clone();
  }

  double[] y() {
    return y.clone();
  }

  /** The lower and upper ends, if there are any. */
  Optional<Interval> interval() {
    return low == null || high == null
        ? Optional.empty()
        : Optional.of(new Interval(low, high, band));
  }

  /** Where the truth may lie; the arrays are the series' own, to be read only. */
  @SuppressWarnings("ArrayRecordComponent")
  record Interval(double[] low, double[] high, boolean band) {}
}
