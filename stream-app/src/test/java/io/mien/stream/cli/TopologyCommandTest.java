package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyCommandTest {

  /** Where the drawing stands in the repository. */
  private static final Path DOCUMENT = Path.of("..", "docs", "topics.md");

  @TempDir private Path folder;

  @Test
  void shouldDrawTopicsStepsAndStores() {
    Cli cli = mien("topology", "--topic-prefix", "shop.");

    assertThat(cli.code()).isZero();
    assertThat(cli.out())
        .startsWith("flowchart LR\n")
        .contains("topic-shop.frames[/shop.frames/]")
        .contains("topic-shop.frames --> step-shed")
        .contains("store-tracks[(tracks)]")
        .contains("step-show -.- store-tracks")
        .contains("step-summarize --> topic-shop.summaries")
        .doesNotContain("mien.");
  }

  @Test
  void shouldPrintWhatKafkaStreamsSays() {
    assertThat(mien("topology", "--format", "text").out())
        .contains("Sub-topology: 0", "Source: frames (topics: [mien.frames])");
  }

  @Test
  void shouldStandInTheDocumentAsItIs() throws IOException {
    String drawing =
        TopologyCommand.section(TopologyCommand.Format.MERMAID, mien("topology").out().strip());

    assertThat(DOCUMENT)
        .as("run: scripts/mien topology --write docs/topics.md")
        .content()
        .contains("<!-- begin topology -->\n\n" + drawing + "\n\n<!-- end topology -->");
  }

  @Test
  void shouldWriteItIntoAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("page.md"),
            "before\n<!-- begin topology -->\nold\n<!-- end topology -->\nafter\n");

    Cli cli = mien("topology", "--write", file.toString());

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(file)
        .content()
        .startsWith("before\n<!-- begin topology -->\n\n```mermaid\nflowchart LR\n")
        .endsWith("\n```\n\n<!-- end topology -->\nafter\n")
        .doesNotContain("old");
  }

  @Test
  void shouldSayThatAFileHasNoPlaceForIt() throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), "nothing\n");

    Cli cli = mien("topology", "--write", file.toString());

    assertThat(cli.code()).isEqualTo(MienCommand.FAILURE);
    assertThat(cli.err()).contains("<!-- begin topology -->").contains("page.md");
  }
}
