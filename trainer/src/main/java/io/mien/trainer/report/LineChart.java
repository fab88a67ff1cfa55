package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Series over a common axis: curves with bands or error bars, steps, dots. */
public final class LineChart extends Chart {

  private static final int BAND = 46;
  private static final int OPAQUE = 255;

  private final Axis x;
  private final Axis y;
  private final List<Series> series;
  private final boolean wide;

  private LineChart(Axis x, Axis y, List<Series> series, boolean wide) {
    this.x = requireNonNull(x, "x");
    this.y = requireNonNull(y, "y");
    this.series = List.copyOf(series);
    this.wide = wide;
  }

  /** A chart of half a page's width. */
  public static LineChart of(Axis x, Axis y, Series... series) {
    return of(x, y, List.of(series));
  }

  /** A chart of half a page's width. */
  public static LineChart of(Axis x, Axis y, List<Series> series) {
    if (series.isEmpty()) {
      throw new IllegalArgumentException("a chart without series: " + y.title());
    }
    return new LineChart(x, y, series, false);
  }

  /** The same chart as wide as a page. */
  public LineChart wideOpen() {
    return new LineChart(x, y, series, true);
  }

  @Override
  List<LegendEntry> legend() {
    List<LegendEntry> legend = new ArrayList<>();
    for (int i = 0; i < series.size() && series.size() > 1; i++) {
      legend.add(new LegendEntry(series.get(i).name(), tone(i), series.get(i).look()));
    }
    return legend;
  }

  private Tone tone(int index) {
    return series.get(index).tone().orElse(Tone.ofSeries(index));
  }

  @Override
  boolean wide() {
    return wide;
  }

  @Override
  XYChart plot() {
    XYChart chart =
        ChartTheme.chart(wide ? ChartTheme.WIDE : ChartTheme.WIDTH, ChartTheme.HEIGHT, x, y);
    chart.getStyler().setLegendVisible(series.size() > 1);
    roundTicks(chart);
    // Bands first: what is drawn later lies above.
    for (int i = 0; i < series.size(); i++) {
      interval(chart, series.get(i), tone(i), i);
    }
    for (int i = 0; i < series.size(); i++) {
      draw(chart, series.get(i), tone(i), i);
    }
    return chart;
  }

  // Where all x are equally far from each other, XChart puts its ticks on them, 1, 3, 5 to 39,
  // until
  // there is no room. One that is not, and that nobody sees, makes it choose round numbers.
  private void roundTicks(XYChart chart) {
    double[] places = series.get(0).x();
    double odd = places[0] + (places[places.length - 1] - places[0]) / Math.PI;
    XYSeries unseen =
        chart.addSeries("odd", new double[] {odd}, new double[] {firstValue(series.get(0).y())});
    unseen.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    unseen.setMarker(SeriesMarkers.NONE);
    unseen.setShowInLegend(false);
  }

  private static double firstValue(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).findFirst().orElse(0);
  }

  private static void draw(XYChart chart, Series one, Tone tone, int index) {
    XYSeries drawn = chart.addSeries("series " + index, one.x(), one.y());
    drawn.setLabel(one.name());
    drawn.setLineColor(tone.color());
    drawn.setMarkerColor(tone.color());
    drawn.setMarker(marker(one.look()));
    drawn.setLineStyle(stroke(one.look()));
    drawn.setXYSeriesRenderStyle(style(one.look()));
  }

  private static void interval(XYChart chart, Series one, Tone tone, int index) {
    one.interval()
        .ifPresent(
            interval -> {
              XYSeries drawn =
                  interval.band()
                      ? band(chart, "band " + index, one.x(), interval)
                      : errors(chart, "errors " + index, one.x(), interval);
              drawn.setFillColor(tone.color(BAND));
              drawn.setLineColor(tone.color(interval.band() ? 0 : OPAQUE));
              drawn.setMarker(SeriesMarkers.NONE);
              drawn.setShowInLegend(false);
            });
  }

  private static XYSeries band(XYChart chart, String name, double[] x, Series.Interval interval) {
    int n = x.length;
    double[] aroundX = new double[2 * n];
    double[] aroundY = new double[2 * n];
    for (int i = 0; i < n; i++) {
      aroundX[i] = x[i];
      aroundY[i] = interval.high()[i];
      aroundX[2 * n - 1 - i] = x[i];
      aroundY[2 * n - 1 - i] = interval.low()[i];
    }
    return chart
        .addSeries(name, aroundX, aroundY)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
  }

  // XChart's error bars are as long upwards as downwards: they stand on the middle, not on y.
  private static XYSeries errors(XYChart chart, String name, double[] x, Series.Interval interval) {
    double[] middle = new double[x.length];
    double[] half = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      middle[i] = (interval.high()[i] + interval.low()[i]) / 2;
      half[i] = (interval.high()[i] - interval.low()[i]) / 2;
    }
    return chart
        .addSeries(name, x, middle, half)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
  }

  private static XYSeriesRenderStyle style(Series.Look look) {
    return switch (look) {
      case LINE, DASHED -> XYSeriesRenderStyle.Line;
      case STEPS -> XYSeriesRenderStyle.Step;
      case DOTS, UP, DOWN -> XYSeriesRenderStyle.Scatter;
    };
  }

  private static BasicStroke stroke(Series.Look look) {
    return look == Series.Look.DASHED ? ChartTheme.dashed() : ChartTheme.solid();
  }

  private static Marker marker(Series.Look look) {
    return switch (look) {
      case LINE, STEPS, DASHED -> SeriesMarkers.NONE;
      case DOTS -> SeriesMarkers.CIRCLE;
      case UP -> SeriesMarkers.TRIANGLE_UP;
      case DOWN -> SeriesMarkers.TRIANGLE_DOWN;
    };
  }
}
