package io.mien.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.report.Measured;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class HtmlReportTest {

  private static final String HOSTILE = "<script>alert(\"1\")</script> & 'so' on \u0001";

  @Test
  void shouldBeWellFormedWithEveryKindOfBlock() {
    Document page = parsed(everything("title"));

    assertThat(texts(page, "h2")).containsExactly("figures", "charts", "pictures", "repeat");
    assertThat(texts(page, "title")).containsExactly("title");
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(3);
    assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(1);
  }

  @Test
  void shouldEscapeEveryText() {
    HtmlReport report = everything(HOSTILE);

    assertThat(report.html()).doesNotContain("<script");
    String shown = HOSTILE.replace('\u0001', '\uFFFD');
    Document page = parsed(report);
    for (String tag : List.of("h1", "h3", "h4", "caption", "dt", "dd", "th", "td", "code")) {
      assertThat(texts(page, tag)).as(tag).contains(shown);
    }
    assertThat(((Element) page.getElementsByTagName("img").item(0)).getAttribute("alt"))
        .isEqualTo(shown);
  }

  @Test
  void shouldNeedNothingElse() {
    Document page = parsed(everything("title"));

    for (String tag : List.of("script", "link", "iframe", "object")) {
      assertThat(page.getElementsByTagName(tag).getLength()).as(tag).isZero();
    }
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getAttribute("src")).doesNotContain("//");
      assertThat(element.getAttribute("href")).matches("(#.+)?");
    }
    assertThat(texts(page, "style").get(0)).doesNotContain("url(").doesNotContain("@import");
  }

  @Test
  void shouldLeadToEverySection() {
    Document page = parsed(everything("title"));
    NodeList links = page.getElementsByTagName("a");
    List<String> ids = new ArrayList<>();
    NodeList sections = page.getElementsByTagName("section");
    for (int i = 0; i < sections.getLength(); i++) {
      ids.add('#' + ((Element) sections.item(i)).getAttribute("id"));
    }

    assertThat(links.getLength()).isEqualTo(4);
    for (int i = 0; i < links.getLength(); i++) {
      assertThat(ids).contains(((Element) links.item(i)).getAttribute("href"));
    }
  }

  @Test
  void shouldTellEveryClippingPathApart() {
    Document page = parsed(everything("title"));
    NodeList clips = page.getElementsByTagName("clipPath");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < clips.getLength(); i++) {
      ids.add(((Element) clips.item(i)).getAttribute("id"));
    }

    assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void shouldReplaceAnOlderReport(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("deep").resolve("report.html");
    HtmlReport.of("first", "").write(file);
    HtmlReport.of("second", "").write(file);

    assertThat(Files.readString(file)).contains("second").doesNotContain("first");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void shouldSayWhereItCannotBeWritten(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("report.html");

    assertThatThrownBy(() -> HtmlReport.of("title", "").write(file))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("report.html")
        .hasMessageEndingWith("name another file.");
  }

  private static HtmlReport everything(String text) {
    Table table =
        Table.of(text, Column.text(text), Column.number(text, 1)).highlightedRow(text, text);
    Figure lines =
        new Figure(
            text,
            LineChart.of(Axis.of("x"), Axis.of("y"), Series.counted(text, 1, 2, 3)).wideOpen(),
            text);
    return HtmlReport.of(text, text)
        .warned(text)
        .section("", KeyFigures.none().with(text, text, text))
        .section("figures", table, new HeatTable(text, List.of(text), new long[][] {{3}}))
        .section("charts", lines, Columns.of(ChartTest.bars(), ChartTest.histogram()))
        .section(
            "pictures",
            new Columns(List.of()).withWarned(text, text, ChartTest.plane(), new Paragraph(text)),
            new PictureGrid(
                text,
                10,
                List.of(Picture.of(new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY), text))))
        .section("repeat", new Commands(Measured.here(text, Duration.ofSeconds(2))));
  }

  private static Document parsed(HtmlReport report) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(report.html())));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("The page is not well-formed", e);
    }
  }

  private static List<String> texts(Document page, String tag) {
    List<String> texts = new ArrayList<>();
    NodeList elements = page.getElementsByTagName(tag);
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    return texts;
  }
}
