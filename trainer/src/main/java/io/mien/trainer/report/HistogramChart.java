package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Distributions laid over each other in common bins: what share of each falls where. The mean of
 * each is a dashed line.
 */
public final class HistogramChart extends Chart {

  private static final int FILL = 70;

  private final Axis x;
  private final int bins;
  private final List<Distribution> distributions;

  /**
   * @param x of the values; values beyond its ends count in the outermost bins
   * @param bins how many, at least 1
   * @param distributions one to three; more cannot be told apart
   */
  public HistogramChart(Axis x, int bins, List<Distribution> distributions) {
    this.x = requireNonNull(x, "x");
    this.bins = bins;
    this.distributions = List.copyOf(distributions);
    if (bins < 1 || distributions.isEmpty()) {
      throw new IllegalArgumentException(
          "%d distributions in %d bins".formatted(distributions.size(), bins));
    }
  }

  @Override
  List<LegendEntry> legend() {
    List<LegendEntry> legend = new ArrayList<>();
    for (int i = 0; i < distributions.size(); i++) {
      String name = distributions.get(i).name();
      legend.add(new LegendEntry(name, Tone.ofSeries(i), Series.Look.LINE));
    }
    return legend;
  }

  @Override
  XYChart plot() {
    double low =
        x.min().orElse(distributions.stream().mapToDouble(Distribution::min).min().orElse(0));
    double high =
        x.max().orElse(distributions.stream().mapToDouble(Distribution::max).max().orElse(1));
    double end = high > low ? high : low + 1;
    XYChart chart =
        ChartTheme.chart(
            ChartTheme.WIDTH,
            ChartTheme.HEIGHT,
            x.from(low).to(end),
            Axis.percent("share of faces").from(0));
    double highest = 0;
    for (int i = 0; i < distributions.size(); i++) {
      double[] shares = distributions.get(i).shares(low, end, bins);
      for (double share : shares) {
        highest = Math.max(highest, share);
      }
      draw(chart, distributions.get(i), shares, low, (end - low) / bins, Tone.ofSeries(i));
    }
    for (int i = 0; i < distributions.size(); i++) {
      mean(chart, distributions.get(i), low, end, highest, Tone.ofSeries(i));
    }
    return chart;
  }

  private static void draw(
      XYChart chart, Distribution one, double[] shares, double low, double width, Tone tone) {
    double[] edgeX = new double[2 * shares.length + 2];
    double[] edgeY = new double[2 * shares.length + 2];
    edgeX[0] = low;
    for (int bin = 0; bin < shares.length; bin++) {
      edgeX[2 * bin + 1] = low + bin * width;
      edgeX[2 * bin + 2] = low + (bin + 1) * width;
      edgeY[2 * bin + 1] = shares[bin];
      edgeY[2 * bin + 2] = shares[bin];
    }
    edgeX[edgeX.length - 1] = low + shares.length * width;
    XYSeries area = chart.addSeries(one.name(), edgeX, edgeY);
    area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
    area.setFillColor(tone.color(FILL));
    area.setLineColor(tone.color());
    area.setLineStyle(ChartTheme.thin());
    area.setMarker(SeriesMarkers.NONE);
  }

  private static void mean(
      XYChart chart, Distribution one, double low, double end, double highest, Tone tone) {
    double at = Math.max(low, Math.min(end, one.mean()));
    XYSeries line =
        chart.addSeries("mean of " + one.name(), new double[] {at, at}, new double[] {0, highest});
    line.setLineColor(tone.color());
    line.setLineStyle(ChartTheme.dashed());
    line.setMarker(SeriesMarkers.NONE);
    line.setShowInLegend(false);
  }
}
