package io.mien.trainer.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;

/** How all charts look: font, colors, and as little ink as possible that is not data. */
final class ChartTheme {

  static final int WIDTH = 480;
  static final int WIDE = 980;
  static final int HEIGHT = 300;

  private static final Color NOTHING = new Color(255, 255, 255, 0);
  private static final float LINE = 2;
  private static final float THIN = 1;
  private static final float DASH = 5;
  private static final float GAP = 4;
  private static final int SIZE = 12;
  private static final int TICK_SPACING = 64;
  private static final int ROW_SPACING = 44;
  private static final int MARKER = 6;
  private static final double PERCENT = 100;

  private ChartTheme() {}

  /** An empty chart. */
  static XYChart chart(int width, int height, Axis x, Axis y) {
    XYChart chart = new XYChart(width, height);
    chart.setXAxisTitle(x.title());
    chart.setYAxisTitle(y.title());
    XYStyler style = chart.getStyler();
    surfaces(style);
    axes(style);
    legend(style);
    x.min().ifPresent(style::setXAxisMin);
    x.max().ifPresent(style::setXAxisMax);
    y.min().ifPresent(style::setYAxisMin);
    y.max().ifPresent(style::setYAxisMax);
    if (x.percent()) {
      style.setXAxisTickLabelsFormattingFunction(ChartTheme::percent);
    }
    if (y.percent()) {
      style.setYAxisTickLabelsFormattingFunction(ChartTheme::percent);
    }
    return chart;
  }

  private static void surfaces(XYStyler style) {
    style.setLocale(Locale.ROOT);
    style.setAntiAlias(true);
    style.setChartBackgroundColor(NOTHING);
    style.setPlotBackgroundColor(NOTHING);
    style.setPlotBorderVisible(false);
    style.setChartFontColor(Tone.INK.color());
    style.setChartTitleVisible(false);
    style.setChartPadding(2);
    style.setMarkerSize(MARKER);
  }

  private static void axes(XYStyler style) {
    style.setAxisTitleFont(font(Font.PLAIN));
    style.setAxisTickLabelsFont(font(Font.PLAIN));
    style.setAxisTickLabelsColor(Tone.MUTED.color());
    style.setXAxisTitleColor(Tone.MUTED.color());
    style.setYAxisTitleColor(Tone.MUTED.color());
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    style.setPlotTicksMarksVisible(false);
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotGridLinesColor(Tone.GRID.color());
    style.setPlotGridLinesStroke(new BasicStroke(THIN));
    style.setXAxisTickMarkSpacingHint(TICK_SPACING);
    style.setYAxisTickMarkSpacingHint(ROW_SPACING);
    style.setErrorBarsColorSeriesColor(true);
  }

  private static void legend(XYStyler style) {
    style.setLegendPosition(Styler.LegendPosition.OutsideS);
    style.setLegendLayout(Styler.LegendLayout.Horizontal);
    style.setLegendFont(font(Font.PLAIN));
    style.setLegendBackgroundColor(NOTHING);
    style.setLegendBorderColor(NOTHING);
    style.setLegendSeriesLineLength(SIZE);
    style.setLegendPadding(MARKER);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g", PERCENT * share)
            .replaceFirst("(\\.\\d*?)0+$", "$1")
            .replaceFirst("\\.$", "")
        + " %";
  }

  static BasicStroke solid() {
    return new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke thin() {
    return new BasicStroke(THIN, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashed() {
    return new BasicStroke(
        LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, THIN, new float[] {DASH, GAP}, 0);
  }

  /** The first of the fonts that look well on a page which this machine has. */
  static Font font(int style) {
    return new Font(Family.NAME, style, SIZE);
  }

  /** Asked once: listing fonts takes a while. */
  private static final class Family {

    static final String NAME = first();

    private static String first() {
      Set<String> there =
          Set.of(
              GraphicsEnvironment.getLocalGraphicsEnvironment()
                  .getAvailableFontFamilyNames(Locale.ROOT));
      return List.of("Inter", "Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans").stream()
          .filter(there::contains)
          .findFirst()
          .orElse(Font.SANS_SERIF);
    }
  }
}
