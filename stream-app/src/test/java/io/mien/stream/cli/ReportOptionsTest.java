package io.mien.stream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.alert.AlertRule;
import io.mien.stream.summary.WindowSpec;
import io.mien.stream.topology.ReportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ReportOptionsTest {

  @TempDir private Path folder;

  @Test
  void shouldBeginWithTheDefaults() {
    ReportSettings settings = parse();

    assertThat(settings.episodes()).isEqualTo(ReportSettings.DEFAULT.episodes());
    assertThat(settings.summaries()).isEqualTo(ReportSettings.DEFAULT.summaries());
    assertThat(settings.alerts().rules()).isEmpty();
  }

  @Test
  void shouldReadThemAll() {
    ReportSettings settings =
        parse(
            "--episode-min=1000",
            "--episode-gap=0",
            "--episode-update=1",
            "--summary-window=5s",
            "--summary-window=1h/5m,1m",
            "--summary-grace=0",
            "--alert=angry: Anger > 0.6 for 10s",
            "--alert=faces > 3");

    assertThat(settings.episodes().minimum()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.episodes().gap()).isZero();
    assertThat(settings.summaries().windows())
        .extracting(WindowSpec::toString)
        .containsExactly("5s", "1h/5m", "1m");
    assertThat(settings.summaries().grace()).isZero();
    assertThat(settings.alerts().rules())
        .extracting(AlertRule::name)
        .containsExactly("angry", "faces > 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--alert=Rage > 1|the alert rule 'Rage > 1' cannot be read: 'Rage' is not Neutral",
        "--summary-window=ten|'ten' is neither a length",
        "--summary-window=10s,10s|asked for twice",
        "--episode-min=-1|'-1' is not a whole number of 0 or more"
      })
  void shouldNameWhatIsWrongBeforeAnythingStarts(String option, String message) {
    Cli cli = Cli.mien("analyze", "nowhere.mp4", option);

    assertThat(cli.code()).isEqualTo(MienCommand.USAGE);
    assertThat(cli.err()).contains(message).startsWith("mien: ").doesNotContain("\tat ");
  }

  @Test
  void shouldReadRulesFromAFileAndTheEnvironment() throws IOException {
    Path config =
        Files.writeString(folder.resolve("mien.properties"), "alert=faces > 3\\nRage > 1\n");

    Cli fromFile = Cli.mien("analyze", "nowhere.mp4", "--config", config.toString());
    Cli fromEnvironment =
        Cli.mien(Map.of("MIEN_ALERT", "faces > 3\nFury > 1"), "analyze", "nowhere.mp4");

    assertThat(fromFile.err()).contains("the alert rule 'Rage > 1'").contains("mien.properties");
    assertThat(fromEnvironment.err()).contains("the alert rule 'Fury > 1'").contains("MIEN_ALERT");
  }

  private static ReportSettings parse(String... args) {
    Holder holder = new Holder();
    CommandLine command = new CommandLine(holder);
    command.parseArgs(args);
    return holder.options.settings(command.getCommandSpec());
  }

  @Command
  private static final class Holder {
    @Mixin private ReportOptions options = new ReportOptions();
  }
}
