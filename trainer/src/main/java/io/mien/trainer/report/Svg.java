package io.mien.trainer.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.knowm.xchart.XYChart;

/**
 * Turns what XChart draws into a small SVG element for a page: colors become the page's variables,
 * numbers get two decimals, what cannot be seen is left out, and the names of clipping paths are
 * told apart from those of other charts.
 */
final class Svg {

  private static final int DECIMALS = 2;
  private static final Pattern PROLOG = Pattern.compile("(?s)^.*?<svg[^>]*>");
  private static final Pattern UNSEEN =
      Pattern.compile("<(?:rect|line|path|ellipse)[^>]*?(?:fill|stroke)-opacity:0;[^>]*/>");
  private static final Pattern CLIP = Pattern.compile("clip(-?\\d+)");
  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");
  private static final Pattern BETWEEN = Pattern.compile(">\\s+<");

  private Svg() {}

  static String of(XYChart chart, String description) {
    String svg = drawn(chart);
    String body = PROLOG.matcher(svg).replaceFirst("");
    body = UNSEEN.matcher(body).replaceAll("");
    body = BETWEEN.matcher(body.strip()).replaceAll("><");
    body = NUMBER.matcher(body).replaceAll(number -> rounded(number.group()));
    body = RGB.matcher(body).replaceAll(Svg::variable);
    return "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
            .formatted(
                chart.getWidth(),
                chart.getHeight(),
                chart.getWidth(),
                chart.getHeight(),
                Html.escape(description))
        + ownClips(body);
  }

  private static String drawn(XYChart chart) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Processors.get("svg")
          .getDocument(
              graphics.getCommands(), new PageSize(0, 0, chart.getWidth(), chart.getHeight()))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String rounded(String number) {
    BigDecimal rounded =
        new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  private static String variable(MatchResult rgb) {
    Color color =
        new Color(
            Integer.parseInt(rgb.group(1)),
            Integer.parseInt(rgb.group(2)),
            Integer.parseInt(rgb.group(3)));
    for (Tone tone : Tone.values()) {
      if (tone.color().equals(color)) {
        return "var(" + tone.variable() + ')';
      }
    }
    return rgb.group();
  }

  // The library names a path by its identity in memory, which differs from run to run.
  private static String ownClips(String body) {
    Map<String, String> names = new HashMap<>();
    String prefix = "c" + Integer.toHexString(CLIP.matcher(body).replaceAll("").hashCode()) + '-';
    return CLIP.matcher(body)
        .replaceAll(clip -> names.computeIfAbsent(clip.group(1), id -> prefix + names.size()));
  }
}
