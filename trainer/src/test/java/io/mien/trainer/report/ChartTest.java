package io.mien.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {

  private static final int BLUER = 60;
  private static final int VISIBLE = 20;

  static List<Supplier<Figure>> charts() {
    return List.of(ChartTest::lines, ChartTest::histogram, ChartTest::plane);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void shouldDrawSomethingInColor(Supplier<Figure> figure) {
    BufferedImage image = figure.get().chart().image();
    int white = 0;
    int blue = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color color = new Color(image.getRGB(x, y));
        white += color.equals(Color.WHITE) ? 1 : 0;
        blue += color.getBlue() > color.getRed() + BLUER ? 1 : 0;
      }
    }

    assertThat(white).isGreaterThan(image.getWidth() * image.getHeight() / 2);
    assertThat(blue).isGreaterThan(VISIBLE);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void shouldDrawTheSameAgain(Supplier<Figure> figure) {
    assertThat(figure.get().html()).isEqualTo(figure.get().html());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void shouldFollowLightAndDark(Supplier<Figure> figure) {
    assertThat(figure.get().html()).contains("var(--blue)").doesNotContain("rgb(");
  }

  @Test
  void shouldDrawAHistogramsSharesOfEachDistribution() {
    double[] shares = new Distribution("three", 0.1, 0.3, 0.9, 7).shares(0, 1, 2);

    assertThat(shares).containsExactly(0.5, 0.5);
  }

  @Test
  void shouldPlacePointsWhereTheirValuesAre() {
    String first = dot(0.5, 0.5);
    String right = dot(0.9, 0.5);
    String above = dot(0.5, 0.9);

    assertThat(center(right)[0]).isGreaterThan(center(first)[0] + 20);
    assertThat(center(above)[1]).isLessThan(center(first)[1] - 20);
  }

  @Test
  void shouldDrawBarsAndIntervalsToScale() {
    assertThat(bars().html())
        .contains("50.0 % (40.0 % to 80.0 %)")
        .contains("<i style=\"width:62.50%\"></i><b style=\"left:50.00%;width:50.00%\"></b>")
        .contains("<i style=\"width:50.00%\"></i></dd>");
  }

  @Test
  void shouldNameSeriesInTheirColor() {
    assertThat(plane().html())
        .contains("<i class=\"dot\" style=\"--tone:var(--vermillion)\"></i>nobody");
  }

  @Test
  void shouldRefuseDataThatCannotBeDrawn() {
    assertThatThrownBy(() -> Series.of("curve", new double[2], new double[3]))
        .hasMessage("curve: 3 values for 2 places");
    assertThatThrownBy(() -> Series.counted("curve", 1, Double.POSITIVE_INFINITY))
        .hasMessage("curve is infinite somewhere");
    assertThatThrownBy(() -> new Distribution("none")).hasMessageContaining("none needs values");
    assertThatThrownBy(() -> BarChart.Bar.of("bar", 2, 3, 4)).hasMessageContaining("bar: 2.0");
    assertThatThrownBy(() -> new AffectPoint(0, 1.2)).hasMessageContaining("outside");
  }

  private static String dot(double valence, double arousal) {
    return new AffectPlane(
            List.of(new AffectPlane.Group("one", List.of(new AffectPoint(valence, arousal)))))
        .svg("one");
  }

  // The plane's only filled ellipse before the legend's.
  private static double[] center(String svg) {
    var ellipse = Pattern.compile("<ellipse cx=\"([\\d.]+)\" cy=\"([\\d.]+)\"").matcher(svg);
    assertThat(ellipse.find()).isTrue();
    return new double[] {
      Double.parseDouble(ellipse.group(1)), Double.parseDouble(ellipse.group(2))
    };
  }

  private static Figure lines() {
    return new Figure(
        "lines",
        LineChart.of(
            Axis.of("epoch"),
            Axis.percent("accuracy"),
            Series.counted("one", 0.1, 0.4, 0.5)
                .withBand(new double[] {0, 0.3, 0.4}, new double[] {0.2, 0.5, 0.7}),
            Series.counted("two", 0.2, Double.NaN, 0.4).drawn(Series.Look.STEPS),
            Series.counted("three", 0.2, 0.3, 0.3)
                .withErrors(new double[] {0, 0.1, 0.1}, new double[] {0.3, 0.4, 0.5})
                .drawn(Series.Look.UP)),
        "");
  }

  static BarChart bars() {
    return new BarChart(
        "bars",
        Column.percent("accuracy", 1),
        List.of(BarChart.Bar.of("grown", 0.5, 0.4, 0.8).highlight(), BarChart.Bar.of("fixed", 0.4)),
        "");
  }

  static Figure histogram() {
    return new Figure(
        "histogram",
        new HistogramChart(
            Axis.of("nats").from(0).to(2),
            10,
            List.of(new Distribution("Q1", 0.1, 0.2, 0.2, 0.9), new Distribution("Q2", 0.5, 4))),
        "");
  }

  static Figure plane() {
    return new Figure(
        "plane",
        new AffectPlane(
            List.of(
                new AffectPlane.Group("near", List.of(new AffectPoint(0.1, 0.2))),
                new AffectPlane.Group("nobody", List.of()),
                new AffectPlane.Group("far", List.of(new AffectPoint(-0.8, 0.4))))),
        "");
  }
}
