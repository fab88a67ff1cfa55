package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix: counts, each shaded by its share of its row. Immutable.
 *
 * <p>Rows are what is true, columns what it was taken for.
 */
public final class HeatTable implements Block {

  private final String caption;
  private final List<String> labels;
  private final long[][] counts;

  /**
   * @param caption what the table shows, one sentence
   * @param labels of rows and columns
   * @param counts as many rows and columns as labels, each at least 0
   */
  public HeatTable(String caption, List<String> labels, long[][] counts) {
    this.caption = requireNonNull(caption, "caption");
    this.labels = List.copyOf(labels);
    this.counts = Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
    if (counts.length != labels.size()
        || Arrays.stream(counts).anyMatch(row -> row.length != labels.size())) {
      throw new IllegalArgumentException("counts do not fit %d labels".formatted(labels.size()));
    }
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"scroll\"><table class=\"heat\">");
    html.append(Html.element("caption", "", caption));
    html.append("<thead><tr><th scope=\"col\">true \\ taken for</th>");
    for (String label : labels) {
      html.append("<th scope=\"col\" class=\"number\">").append(Html.escape(label)).append("</th>");
    }
    html.append("<th scope=\"col\" class=\"number\">all</th></tr></thead><tbody>");
    for (int i = 0; i < counts.length; i++) {
      html.append("<tr><th scope=\"row\">").append(Html.escape(labels.get(i))).append("</th>");
      long sum = Arrays.stream(counts[i]).sum();
      for (int j = 0; j < counts.length; j++) {
        html.append(cell(counts[i][j], sum, i == j));
      }
      html.append("<td class=\"number\">%d</td></tr>".formatted(sum));
    }
    return html.append("</tbody></table></div>").toString();
  }

  private static String cell(long count, long sum, boolean right) {
    double share = sum == 0 ? 0 : count / (double) sum;
    return String.format(
        Locale.ROOT,
        "<td class=\"number%s\" style=\"--heat:%.2f\" title=\"%.1f %% of the row\">"
            + "%d<small>%.0f %%</small></td>",
        right ? " right" : "",
        share,
        100 * share,
        count,
        100 * share);
  }
}
