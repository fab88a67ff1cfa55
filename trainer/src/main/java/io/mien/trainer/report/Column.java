package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * A column of a {@link Table}: its header, and how its numbers are written.
 *
 * @param header what stands on top
 * @param kind what the values are
 * @param decimals places behind the point
 * @param published whether the values are somebody else's, shown apart from what was measured
 */
public record Column(String header, Kind kind, int decimals, boolean published) {

  /** What the values of a column are. */
  public enum Kind {
    /** Words, aligned left. */
    TEXT,
    /** Numbers with so many decimals, aligned right. */
    NUMBER,
    /** Shares in [0, 1], shown as percentages, aligned right. */
    PERCENT
  }

  public Column {
    requireNonNull(header, "header");
    requireNonNull(kind, "kind");
    if (decimals < 0) {
      throw new IllegalArgumentException(decimals + " decimals");
    }
  }

  /** Words. */
  public static Column text(String header) {
    return new Column(header, Kind.TEXT, 0, false);
  }

  /** Whole numbers, in groups of three digits. */
  public static Column count(String header) {
    return number(header, 0);
  }

  /** Numbers with so many decimals. */
  public static Column number(String header, int decimals) {
    return new Column(header, Kind.NUMBER, decimals, false);
  }

  /** Shares in [0, 1], shown as percentages with so many decimals. */
  public static Column percent(String header, int decimals) {
    return new Column(header, Kind.PERCENT, decimals, false);
  }

  /** The same column for somebody else's figures. */
  public Column ofPublication() {
    return new Column(header, kind, decimals, true);
  }

  /** A value as it is shown: a number in the column's format, anything else by its words. */
  String format(Object value) {
    if (kind == Kind.TEXT || !(value instanceof Number number)) {
      return value.toString();
    }
    if (!Double.isFinite(number.doubleValue())) {
      return Double.isNaN(number.doubleValue()) ? Table.MISSING : number.toString();
    }
    return kind == Kind.PERCENT
        ? String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * number.doubleValue())
        : String.format(Locale.ROOT, "%,." + decimals + "f", number.doubleValue());
  }
}
