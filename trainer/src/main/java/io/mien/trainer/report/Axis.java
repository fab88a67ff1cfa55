package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * An axis of a chart.
 *
 * @param title with its unit
 * @param min where it begins, if not with the data
 * @param max where it ends, if not with the data
 * @param percent whether values are shares in [0, 1], shown as percentages
 */
public record Axis(String title, OptionalDouble min, OptionalDouble max, boolean percent) {

  public Axis {
    requireNonNull(title, "title");
    requireNonNull(min, "min");
    requireNonNull(max, "max");
  }

  /** As far as the data goes. */
  public static Axis of(String title) {
    return new Axis(title, OptionalDouble.empty(), OptionalDouble.empty(), false);
  }

  /** Of shares in [0, 1], shown as percentages, as far as the data goes. */
  public static Axis percent(String title) {
    return new Axis(title, OptionalDouble.empty(), OptionalDouble.empty(), true);
  }

  /** The same axis with an end. */
  public Axis from(double least) {
    return new Axis(title, OptionalDouble.of(least), max, percent);
  }

  /** The same axis with an end. */
  public Axis to(double most) {
    return new Axis(title, min, OptionalDouble.of(most), percent);
  }
}
