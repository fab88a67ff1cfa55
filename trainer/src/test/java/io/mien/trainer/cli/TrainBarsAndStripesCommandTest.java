package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainBarsAndStripesCommandTest {

  @Test
  void shouldWriteItsTablesIntoTheResults(@TempDir Path folder) throws IOException {
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# What was measured\n");

    assertThat(
            TrainerCommand.run(
                "train",
                "bars-and-stripes",
                "--seeds",
                "2",
                "--passes",
                "8",
                "--results",
                results.toString()))
        .isZero();

    assertThat(results)
        .content()
        .startsWith("# What was measured\n\n## Bars and stripes")
        .contains("mien train bars-and-stripes --seeds 2 --first-seed 1 --passes 8\n")
        .contains("| fixed: 14 ")
        .containsPattern("\\*\\*found: \\d+, \\d+\\*\\*")
        .contains("no likelihood passes -ln 14 = -2.639");
  }

  @Test
  void shouldRefuseTooFewPasses() {
    assertThat(TrainerCommand.run("train", "bars-and-stripes", "--passes", "3"))
        .isEqualTo(TrainerCommand.USAGE);
  }
}
