package io.mien.trainer.report;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.report.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that shows what came of a run: one file that needs nothing else, readable on a telephone
 * and on a large screen, by day and by night, and on paper. Immutable: everything that adds returns
 * a longer report.
 *
 * @param title what was done
 * @param lead the result in one sentence
 * @param warning what a reader must know before any figure; may be empty
 * @param sections in order
 */
public record HtmlReport(String title, String lead, String warning, List<Section> sections) {

  private static final int NAVIGATED = 4;

  /** A heading and what stands below it. */
  public record Section(String heading, List<Block> blocks) {

    public Section {
      requireNonNull(heading, "heading");
      blocks = List.copyOf(blocks);
    }
  }

  public HtmlReport {
    requireNonNull(title, "title");
    requireNonNull(lead, "lead");
    requireNonNull(warning, "warning");
    sections = List.copyOf(sections);
  }

  /** A report without sections. */
  public static HtmlReport of(String title, String lead) {
    return new HtmlReport(title, lead, "", List.of());
  }

  /** The same report below a warning, for instance that a figure does not generalize. */
  public HtmlReport warned(String sentence) {
    return new HtmlReport(title, lead, sentence, sections);
  }

  /** This report and one more section; without a heading where that is empty. */
  public HtmlReport section(String heading, Block... blocks) {
    return section(heading, List.of(blocks));
  }

  /** This report and one more section; without a heading where that is empty. */
  public HtmlReport section(String heading, List<Block> blocks) {
    List<Section> more = new ArrayList<>(sections);
    more.add(new Section(heading, blocks));
    return new HtmlReport(title, lead, warning, more);
  }

  /** The whole page. */
  public String html() {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head>");
    html.append("<meta charset=\"utf-8\"/>");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    html.append("<meta name=\"color-scheme\" content=\"light dark\"/>");
    html.append(Html.element("title", "", title));
    html.append("<style>").append(StyleSheet.css()).append("</style></head>\n<body><main>");
    html.append("<header>").append(Html.element("h1", "", title));
    html.append(Html.element("p", "lead", lead));
    if (!warning.isEmpty()) {
      html.append(Html.element("p", "warning", warning));
    }
    html.append(navigation()).append("</header>\n");
    for (int i = 0; i < sections.size(); i++) {
      html.append("<section id=\"s%d\">".formatted(i + 1));
      if (!sections.get(i).heading().isEmpty()) {
        html.append(Html.element("h2", "", sections.get(i).heading()));
      }
      sections.get(i).blocks().forEach(block -> html.append(block.html()).append('\n'));
      html.append("</section>\n");
    }
    return html.append("</main></body></html>\n").toString();
  }

  private String navigation() {
    long headings = sections.stream().filter(section -> !section.heading().isEmpty()).count();
    if (headings < NAVIGATED) {
      return "";
    }
    StringBuilder html = new StringBuilder("<nav aria-label=\"Sections\"><ul>");
    for (int i = 0; i < sections.size(); i++) {
      if (!sections.get(i).heading().isEmpty()) {
        html.append("<li><a href=\"#s%d\">".formatted(i + 1));
        html.append(Html.escape(sections.get(i).heading())).append("</a></li>");
      }
    }
    return html.append("</ul></nav>").toString();
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @throws MienException if it cannot be written
   */
  public void write(Path file) {
    try {
      WholeFile.write(file, html());
    } catch (IOException e) {
      throw new MienException(
          "The report cannot be written to %s (%s); name another file."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
