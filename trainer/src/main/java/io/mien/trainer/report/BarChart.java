package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * Named values as horizontal bars from 0, each with its number and the interval in which it lies.
 * It is HTML, not a picture, so that long names find room on a telephone too.
 *
 * @param heading what the bars show, in a few words
 * @param column how the values are written; nothing below 0 and no words
 * @param bars from top to bottom, at least one
 * @param caption what a reader should notice, in a sentence or two; may be empty
 */
public record BarChart(String heading, Column column, List<Bar> bars, String caption)
    implements Block {

  private static final double FULL = 100;

  /**
   * A value with its interval.
   *
   * @param value at least 0
   * @param low the interval's lower end, at least 0; the value itself if there is no interval
   * @param high the interval's upper end
   * @param highlighted whether it stands out
   */
  public record Bar(String name, double value, double low, double high, boolean highlighted) {

    public Bar {
      requireNonNull(name, "name");
      if (!(low >= 0 && low <= value && value <= high) || Double.isInfinite(high)) {
        throw new IllegalArgumentException(
            "%s: %s is not in [%s, %s]".formatted(name, value, low, high));
      }
    }

    /** A value that is known exactly. */
    public static Bar of(String name, double value) {
      return new Bar(name, value, value, value, false);
    }

    /** A value and the interval in which it lies. */
    public static Bar of(String name, double value, double low, double high) {
      return new Bar(name, value, low, high, false);
    }

    /** The same, standing out. */
    public Bar highlight() {
      return new Bar(name, value, low, high, true);
    }
  }

  public BarChart {
    requireNonNull(heading, "heading");
    requireNonNull(column, "column");
    requireNonNull(caption, "caption");
    bars = List.copyOf(bars);
    if (bars.isEmpty()) {
      throw new IllegalArgumentException("a chart without bars: " + heading);
    }
  }

  @Override
  public String html() {
    double most = bars.stream().mapToDouble(Bar::high).max().orElseThrow();
    StringBuilder html = new StringBuilder("<figure class=\"chart\">");
    html.append(Html.element("h4", "", heading)).append("<dl class=\"bars\">");
    for (Bar bar : bars) {
      html.append(bar.highlighted() ? "<div class=\"best\">" : "<div>");
      html.append(Html.element("dt", "", bar.name()));
      html.append(Html.element("dd", "value", text(bar)));
      html.append("<dd class=\"bar\" aria-hidden=\"true\">").append(drawn(bar, most));
      html.append("</dd></div>");
    }
    html.append("</dl>");
    if (!caption.isEmpty()) {
      html.append(Html.element("figcaption", "", caption));
    }
    return html.append("</figure>").toString();
  }

  private String text(Bar bar) {
    String value = column.format(bar.value());
    return bar.low() < bar.high()
        ? "%s (%s to %s)".formatted(value, column.format(bar.low()), column.format(bar.high()))
        : value;
  }

  private static String drawn(Bar bar, double most) {
    double scale = most > 0 ? FULL / most : 0;
    String drawn = "<i style=\"width:%.2f%%\"></i>";
    if (bar.low() < bar.high()) {
      drawn += "<b style=\"left:%.2f%%;width:%.2f%%\"></b>";
    }
    return String.format(
        Locale.ROOT,
        drawn,
        scale * bar.value(),
        scale * bar.low(),
        scale * (bar.high() - bar.low()));
  }
}
