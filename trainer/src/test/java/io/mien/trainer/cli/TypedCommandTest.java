package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TypedCommandTest {

  private static String typed(String... words) {
    CommandLine line = new CommandLine(new TrainerCommand());
    line.parseArgs(words);
    return TypedCommand.of(line.getSubcommands().get("evaluate").getCommandSpec());
  }

  @Test
  void shouldLeaveOutFoldersOfThisMachine() {
    assertThat(
            typed("evaluate", "default", "--data", "/home/me/fer2013.csv.gz", "--votes=/a/b.csv"))
        .isEqualTo("mien evaluate default --data fer2013.csv.gz --votes=b.csv");
  }

  @Test
  void shouldReadAsAShellDoes() {
    assertThat(typed("evaluate", "my bundle", "--data", "it's"))
        .isEqualTo("mien evaluate 'my bundle' --data 'it'\\''s'");
  }

  @Test
  void shouldFoldLongLinesBeforeAnOption() {
    String folder = "a-folder-with-a-rather-long-name";

    assertThat(typed("evaluate", folder, "--data", folder, "--split", "PrivateTest"))
        .isEqualTo(
            """
            mien evaluate %s --data %s \\
                --split PrivateTest"""
                .formatted(folder, folder));
  }
}
