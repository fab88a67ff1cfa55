package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

/**
 * A value with emphasis, given to {@link Table#row} in place of the value alone.
 *
 * @param value a number, or what is shown by its words
 */
public record Cell(Object value, boolean highlighted) {

  public Cell {
    requireNonNull(value, "value");
  }

  /** A value that stands out, for instance the best of its column. */
  public static Cell best(Object value) {
    return new Cell(value, true);
  }
}
