package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbnStudyCommandTest {

  @TempDir private Path folder;

  private int study(Path data, String... options) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "train",
                "dbn-study",
                "--data",
                data.toString(),
                "--out",
                folder.resolve("study").toString()));
    line.addAll(List.of(options));
    return TrainerCommand.run(line.toArray(String[]::new));
  }

  @Test
  void shouldHoldFourNetworksAgainstEachOtherAndKeepEachRun() throws IOException {
    Path data = Gratings.write(folder.resolve("fer2013.csv"));
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# What was measured\n");
    String[] options = {
      "--seeds",
      "1",
      "--jobs",
      "2",
      "--faces",
      "90",
      "--batch",
      "27",
      "--tuning-batch",
      "27",
      "--start-neurons",
      "6",
      "--max-births",
      "2",
      "--max-layers",
      "2",
      "--epochs",
      "9",
      "--tuning-epochs",
      "4",
      "--results",
      results.toString()
    };

    assertThat(study(data, options)).isZero();

    assertThat(results)
        .content()
        .contains("adaptive DBN", "DBN of fixed size", "MLP from random weights")
        .contains("RBM and logistic regression", "mien train dbn-study --data fer2013.csv");
    assertThat(folder.resolve("study/report.html")).isRegularFile();
    Path kept = folder.resolve("study/adaptive-1/run.json");
    FileTime written = Files.getLastModifiedTime(kept);
    Files.delete(folder.resolve("study/random-1/run.json"));

    assertThat(study(data, options)).isZero();

    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(written);
    assertThat(folder.resolve("study/random-1/run.json")).isRegularFile();
    options[options.length - 3] = "5";
    assertThat(study(data, options))
        .as("runs of other options are not mixed")
        .isEqualTo(TrainerCommand.FAILURE);
  }

  @Test
  void shouldRefuseNoSeeds() {
    assertThat(study(folder.resolve("fer2013.csv"), "--seeds", "0"))
        .isEqualTo(TrainerCommand.USAGE);
  }
}
