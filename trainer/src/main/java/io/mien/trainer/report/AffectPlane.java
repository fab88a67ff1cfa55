package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Groups of faces in the valence/arousal plane, on the unit circle and its two axes. */
public final class AffectPlane extends Chart {

  private static final int SIZE = 440;
  private static final int LEGEND = 34;
  private static final double EDGE = 1.05;
  private static final int CORNERS = 180;
  private static final int DOT = 5;
  private static final int SEE_THROUGH = 150;

  private final List<Group> groups;

  /** Faces of one color, above those of the groups before. */
  public record Group(String name, List<AffectPoint> points) {

    public Group {
      requireNonNull(name, "name");
      points = List.copyOf(points);
    }
  }

  /**
   * @param groups in the order they are drawn; one without points is only named
   */
  public AffectPlane(List<Group> groups) {
    this.groups = List.copyOf(groups);
  }

  @Override
  List<LegendEntry> legend() {
    List<LegendEntry> legend = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      legend.add(new LegendEntry(groups.get(i).name(), Tone.ofSeries(i), Series.Look.DOTS));
    }
    return legend;
  }

  @Override
  XYChart plot() {
    XYChart chart =
        ChartTheme.chart(
            SIZE,
            SIZE + LEGEND,
            Axis.of("valence").from(-EDGE).to(EDGE),
            Axis.of("arousal").from(-EDGE).to(EDGE));
    chart.getStyler().setMarkerSize(DOT);
    chart.getStyler().setPlotContentSize(1);
    chart.getStyler().setPlotGridLinesVisible(false);
    guide(chart, "valence", new double[] {-1, 1}, new double[] {0, 0});
    guide(chart, "arousal", new double[] {0, 0}, new double[] {-1, 1});
    circle(chart);
    for (int i = 0; i < groups.size(); i++) {
      if (!groups.get(i).points().isEmpty()) {
        dots(chart, groups.get(i), Tone.ofSeries(i));
      }
    }
    return chart;
  }

  private static void dots(XYChart chart, Group group, Tone tone) {
    XYSeries dots =
        chart.addSeries(
            group.name(),
            group.points().stream().mapToDouble(AffectPoint::valence).toArray(),
            group.points().stream().mapToDouble(AffectPoint::arousal).toArray());
    dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    dots.setMarker(SeriesMarkers.CIRCLE);
    dots.setMarkerColor(tone.color(SEE_THROUGH));
  }

  private static void circle(XYChart chart) {
    double[] x = new double[CORNERS + 1];
    double[] y = new double[CORNERS + 1];
    for (int i = 0; i <= CORNERS; i++) {
      x[i] = Math.cos(2 * Math.PI * i / CORNERS);
      y[i] = Math.sin(2 * Math.PI * i / CORNERS);
    }
    guide(chart, "circle", x, y);
  }

  private static void guide(XYChart chart, String name, double[] x, double[] y) {
    XYSeries line = chart.addSeries("guide " + name, x, y);
    line.setLineColor(Tone.GRID.color());
    line.setLineStyle(ChartTheme.thin());
    line.setMarker(SeriesMarkers.NONE);
    line.setShowInLegend(false);
  }
}
