package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

/**
 * One number that matters.
 *
 * @param value as it is shown, with its unit
 * @param label what it is, in a few words
 * @param note on what it was measured or what it stands against; may be empty
 */
public record KeyFigure(String value, String label, String note) {

  public KeyFigure {
    requireNonNull(value, "value");
    requireNonNull(label, "label");
    requireNonNull(note, "note");
  }
}
