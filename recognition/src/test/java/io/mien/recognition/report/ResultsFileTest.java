package io.mien.recognition.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

  private static final String BEFORE =
      "# Results\n\n<!-- begin other -->\nkept\n<!-- end other -->\n\n";
  private static final String AFTER = "\n\nThe end, without a line feed";
  private static final Measured MEASURED =
      new Measured(
          "mien train dbn \\\n    --out dbn",
          Duration.ofSeconds(3725),
          new Machine("A processor", 2, "Linux", "17"));

  @TempDir private Path folder;

  private Path file;
  private ResultsFile results;

  @BeforeEach
  void name() {
    file = folder.resolve("RESULTS.md");
    results = new ResultsFile(file);
  }

  @Test
  void shouldMakeNamesOfWords() {
    assertThat(ResultsFile.nameOf("bundle", "FER kd_2", "1.0-b", ""))
        .isEqualTo("bundle-fer-kd-2-1-0-b");
    assertThatThrownBy(() -> ResultsFile.nameOf("é")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldReplaceItsSectionAndNothingElse() throws IOException {
    Files.writeString(file, BEFORE + "<!-- begin dbn -->old<!-- end dbn -->" + AFTER);

    results.replace("dbn", MEASURED, "| $1 | \\2 |\n");

    assertThat(file)
        .hasContent(
            BEFORE
                + """
                <!-- begin dbn -->

                    mien train dbn \\
                        --out dbn

                Took 1 h 2 min on A processor, 2 cores, Linux, Java 17.

                | $1 | \\2 |

                <!-- end dbn -->"""
                + AFTER);
  }

  @Test
  void shouldChangeNothingWhenRepeated() throws IOException {
    Files.writeString(file, BEFORE);
    results.put("The network", "dbn", MEASURED, "first");
    String once = Files.readString(file);

    results.put("The network", "dbn", MEASURED, "first");

    assertThat(file).hasContent(once);
    assertThat(once).startsWith(BEFORE).contains("## The network\n\n<!-- begin dbn -->");
  }

  @Test
  void shouldSayWhichMarkersAreMissing() throws IOException {
    for (String text :
        new String[] {BEFORE, "<!-- begin dbn -->", "<!-- end dbn --> <!-- begin dbn -->"}) {
      Files.writeString(file, text);

      assertThatThrownBy(() -> results.replace("dbn", MEASURED, "new"))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("\"<!-- begin dbn -->\" and \"<!-- end dbn -->\"");
      assertThat(file).hasContent(text);
    }
  }

  @Test
  void shouldNotGuessWhichOfTwoSectionsIsMeant() throws IOException {
    String text = "<!-- begin dbn --><!-- end dbn --><!-- begin dbn --><!-- end dbn -->";
    Files.writeString(file, text);

    assertThatThrownBy(() -> results.put("The network", "dbn", MEASURED, "new"))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("more than once");
    assertThat(file).hasContent(text);
  }

  @Test
  void shouldSayThatTheFileIsMissing() {
    assertThatThrownBy(() -> results.replace("dbn", MEASURED, "new"))
        .isInstanceOf(MienException.class)
        .hasMessageMatching("There is no results file .*RESULTS.md; name one that exists.");
  }
}
