package io.mien.trainer.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.report.Measured;
import io.mien.trainer.outlier.BimodalDistribution;
import io.mien.trainer.outlier.Removal;
import io.mien.trainer.outlier.Removals;
import io.mien.trainer.outlier.Removed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseReportTest {

  private static final NoiseOptions OPTIONS = new NoiseOptions(100, .2, 10, 0, 1, 1);

  @TempDir private Path folder;

  private static Removals removals(int count) {
    double[] losses = {.1, .2, 3, 4};
    BimodalDistribution found = BimodalDistribution.of(losses);
    List<Removed> removed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      removed.add(new Removed(i, 4));
    }
    return new Removals(
        List.of(), List.of(new Removal(6, found, 3.5, List.of(.1, .2, 3.0, 4.0), removed)), true);
  }

  private static NoiseReport report() {
    List<Double> after = List.of(.1, .2);
    return new NoiseReport(
        OPTIONS,
        List.of(
            new NoiseRun(Arm.NOTHING, 1, .30, Removals.NONE, 0, after),
            new NoiseRun(Arm.REMOVAL, 1, .32, removals(10), 8, after),
            new NoiseRun(Arm.ORACLE, 1, .36, Removals.NONE, 0, after),
            new NoiseRun(Arm.NOTHING, 2, .34, Removals.NONE, 0, after),
            new NoiseRun(Arm.REMOVAL, 2, .34, removals(6), 4, after),
            new NoiseRun(Arm.ORACLE, 2, .38, Removals.NONE, 0, after)),
        Measured.here("mien train bdr-study", Duration.ofSeconds(3)));
  }

  @Test
  void shouldTellHowManyOfTheRemovedWereCorrupted() {
    assertThat(report().markdown())
        .contains("Of the removed faces 75.0 % had a corrupted label (20 % of all had)")
        .contains("30.0 % of the corrupted ones were found")
        .contains("Accuracy with removal 33.00 % ± 1.41, without 32.00 % ± 2.83: +1.00 points")
        .contains("deviation 1.41, over 2 seeds");
  }

  @Test
  void shouldWriteItsSectionAndAPageWithBothHistograms() throws IOException {
    Path results = Files.writeString(folder.resolve("RESULTS.md"), "# Results\n");
    report().writeInto(results);
    assertThat(results)
        .content()
        .contains(
            "<!-- begin bdr-study -->",
            "|      10 |                  8 |",
            "PublicTest.\n\n| what");
    report().write(folder.resolve("page.html"));
    assertThat(folder.resolve("page.html"))
        .content()
        .contains("before, after epoch 6", "of those that are left, at the end")
        .doesNotContain("<img");
  }
}
