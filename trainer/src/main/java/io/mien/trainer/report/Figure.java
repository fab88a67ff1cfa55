package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

/**
 * A chart with its heading and what to see in it.
 *
 * @param heading what the chart shows, in a few words
 * @param caption what a reader should notice, in a sentence or two; may be empty
 */
public record Figure(String heading, Chart chart, String caption) implements Block {

  public Figure {
    requireNonNull(heading, "heading");
    requireNonNull(chart, "chart");
    requireNonNull(caption, "caption");
  }

  @Override
  public String html() {
    String style = chart.wide() ? "chart wide" : "chart";
    return "<figure class=\"%s\">".formatted(style)
        + Html.element("h4", "", heading)
        + "<div class=\"scroll\">"
        + chart.svg(heading)
        + "</div>"
        + legend()
        + (caption.isEmpty() ? "" : Html.element("figcaption", "", caption))
        + "</figure>";
  }

  private String legend() {
    if (chart.legend().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder("<ul class=\"legend\">");
    chart.legend().forEach(entry -> html.append(entry.html()));
    return html.append("</ul>").toString();
  }
}
