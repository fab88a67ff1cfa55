package io.mien.trainer.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * A chart of plain data. The same data gives the same picture on the same machine; the font is one
 * that the machine has. Immutable.
 */
public abstract sealed class Chart permits AffectPlane, HistogramChart, LineChart {

  private static final int SCALE = 2;

  Chart() {}

  /** Draws the data by XChart. */
  abstract XYChart plot();

  /** What the series are called, if there is something to tell apart. */
  abstract List<LegendEntry> legend();

  /** Whether it takes the whole width of a page. */
  boolean wide() {
    return false;
  }

  /**
   * The chart without its legend as an SVG element to be set inline. Its colors are the report's
   * CSS variables, so that it follows light and dark.
   *
   * @param description what it shows, for people who do not see it
   */
  public final String svg(String description) {
    XYChart chart = plot();
    chart.getStyler().setLegendVisible(false);
    return Svg.of(chart, description);
  }

  /** The chart in pixels, twice as many as its size on a page, dark on white. */
  public final BufferedImage image() {
    XYChart chart = plot();
    BufferedImage image =
        new BufferedImage(
            SCALE * chart.getWidth(), SCALE * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Tone.SURFACE.color());
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(SCALE, SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    return image;
  }
}
