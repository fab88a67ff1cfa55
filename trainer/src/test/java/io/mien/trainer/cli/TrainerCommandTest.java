package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerCommandTest {

  @TempDir private Path folder;
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void shouldNameAnUnknownOption() {
    assertThat(TrainerCommand.run("train", "cnn", "--data", "x.csv", "--wings")).isEqualTo(2);
    assertThat(said()).contains("--wings").hasLineCount(1);
  }

  @Test
  void shouldAskForACommand() {
    assertThat(TrainerCommand.run("train")).isEqualTo(2);
    assertThat(said())
        .contains("cnn, dbn, bars-and-stripes, dbn-study, bdr-study, experts, faces")
        .hasLineCount(1);
  }

  @Test
  void shouldNameMissingDataInOneSentence() {
    Path data = folder.resolve("none.csv.gz");
    assertThat(
            TrainerCommand.run(
                "train", "cnn", "--data", data.toString(), "--out", folder.toString()))
        .isEqualTo(1);
    assertThat(said()).contains("none.csv.gz").hasLineCount(1);
  }

  @Test
  void shouldNameAMissingBundle() {
    Path bundle = folder.resolve("no-bundle");
    assertThat(TrainerCommand.run("evaluate", bundle.toString(), "--data", "x.csv")).isEqualTo(1);
    assertThat(said()).contains("no-bundle").hasLineCount(1);
  }

  @Test
  void shouldNameAnUnknownSplit() {
    assertThat(TrainerCommand.run("evaluate", "default", "--data", "x.csv", "--split", "Mine"))
        .isEqualTo(2);
    assertThat(said()).contains("Mine").contains("PublicTest").hasLineCount(1);
  }

  @Test
  void shouldShowTheTraceWhenVerbose() {
    Path bundle = folder.resolve("no-bundle");
    TrainerCommand.run("evaluate", bundle.toString(), "--data", "x.csv", "--verbose");
    assertThat(said()).contains("MienException").contains("\tat ");
  }
}
