package io.mien.stream.cli;

import static io.mien.stream.cli.Cli.mien;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MienCommandTest {

  @Test
  void shouldShowTheCommandsOfTheTrainerAndTheExitCodesInHelp() {
    Cli help = mien("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .contains("Commands of the trainer:", "evaluate", "Exit codes:", "MIEN_SOME_KEY");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void shouldTellTheVersionThatMavenBuilt() {
    assertThat(mien("--version").out()).matches("mien \\d+\\.\\d+\\.\\d+\\S*, Java .*\\R");
  }

  @Test
  void shouldSuggestTheOptionThatWasMeant() {
    Cli wrong = mien("--verbos");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err())
        .isEqualToNormalizingNewlines(
            "mien: unknown option '--verbos', did you mean '--verbose'? (see 'mien --help')\n");
  }

  @Test
  void shouldNameTheVariableThatHoldsAWrongValue() {
    Cli wrong = mien(Map.of("MIEN_VERBOSE", "loud"));

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("'loud'", "the environment variable MIEN_VERBOSE");
  }

  @Test
  void shouldNameTheKeyAndTheFileThatHoldAWrongValue(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mien.properties"), "verbose = loud\n");

    Cli wrong = mien("--config", file.toString());

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("'loud'", "'verbose' in " + file);
  }

  @Test
  void shouldPreferTheEnvironmentToTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mien.properties"), "verbose = fromFile\n");

    Cli wrong = mien(Map.of("MIEN_VERBOSE", "fromEnvironment", "MIEN_CONFIG", file.toString()));

    assertThat(wrong.err()).contains("fromEnvironment").doesNotContain("fromFile");
  }

  @Test
  void shouldRefuseAKeyThatNoOptionHas(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mien.properties"), "verbos = true\n");

    Cli wrong = mien("--config=" + file);

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("'verbos'", file.toString(), "verbose");
  }

  @Test
  void shouldSayThatAConfigurationFileIsMissing(@TempDir Path folder) {
    Cli wrong = mien("--config", folder.resolve("nowhere").toString());

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("no configuration file", "nowhere");
  }

  @Test
  void shouldRefuseSizesThatNoRecordHas() {
    Cli frames = mien("stream", "--max-frame-bytes=2147483647");
    Cli copies = mien("stream", "--replication=-3");

    assertThat(frames.code()).isEqualTo(MienCommand.USAGE);
    assertThat(frames.err()).contains("--max-frame-bytes", "1073741824");
    assertThat(copies.code()).isEqualTo(MienCommand.USAGE);
    assertThat(copies.err()).contains("--replication");
  }
}
