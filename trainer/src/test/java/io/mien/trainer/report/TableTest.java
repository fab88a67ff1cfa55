package io.mien.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      Table.of(
              "Accuracy.",
              Column.text("model"),
              Column.percent("accuracy", 2),
              Column.count("parameters"),
              Column.percent("published", 1).ofPublication())
          .row("a|b", 0.83449, 2_391_791, Double.NaN)
          .highlightedRow("both", Cell.best(1), 12, "about 97 %");

  @Test
  void shouldWriteMarkdownThatReadsWellAsText() {
    assertThat(MarkdownTable.of(TABLE))
        .isEqualTo(
            """
            | model    |     accuracy | parameters |      published |
            | -------- | -----------: | ---------: | -------------: |
            | a\\|b     |      83.45 % |  2,391,791 |              – |
            | **both** | **100.00 %** |     **12** | **about 97 %** |
            """);
  }

  @Test
  void shouldAlignNumbersAndNameRowsAndColumns() {
    assertThat(TABLE.html())
        .contains("<caption>Accuracy.</caption>")
        .contains("<th scope=\"col\" class=\"number\">accuracy</th>")
        .contains("<th scope=\"row\">a|b</th><td class=\"number\">83.45 %</td>")
        .contains("<tr class=\"best\"><th scope=\"row\">both</th>")
        .contains("<td class=\"number best\">100.00 %</td>")
        .contains("<td class=\"number published\">about 97 %</td>");
  }

  @Test
  void shouldRefuseARowThatDoesNotFit() {
    assertThatThrownBy(() -> TABLE.row("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells for 4 columns in \"Accuracy.\"");
  }
}
