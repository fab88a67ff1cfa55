package io.mien.trainer.report;

/**
 * What a color and a shape of a chart mean.
 *
 * @param name of the series
 * @param look how it is drawn
 */
record LegendEntry(String name, Tone tone, Series.Look look) {

  String html() {
    return "<li><i class=\"%s\" style=\"--tone:var(%s)\"></i>%s</li>"
        .formatted(style(), tone.variable(), Html.escape(name));
  }

  private String style() {
    return switch (look) {
      case LINE, STEPS -> "line";
      case DASHED -> "dashed";
      case DOTS -> "dot";
      case UP -> "up";
      case DOWN -> "down";
    };
  }
}
