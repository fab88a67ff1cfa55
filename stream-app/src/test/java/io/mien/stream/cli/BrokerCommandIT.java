package io.mien.stream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.broker.BrokerCheck;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process: only there do signals and exit codes exist. */
class BrokerCommandIT {

  @TempDir private Path folder;

  @Test
  void shouldServeUntilItIsToldToStopAndThenEndWell() throws IOException, InterruptedException {
    Path log = folder.resolve("stderr");
    Process process = start(log, "--port", "0", "--folder", folder.resolve("kept").toString());
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String line = out.readLine();
      assertThat(line).as(Files.readString(log)).startsWith("broker: 127.0.0.1:");
      String address = line.replaceFirst("broker: (\\S+) .*", "$1");
      BrokerCheck.requireReachable(Map.of("bootstrap.servers", address));

      shouldRefuse("--port", address.substring(address.indexOf(':') + 1));
      shouldRefuse("--port", "0", "--folder", folder.resolve("kept").toString());

      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(log).as("what a person sees on stderr").isEmptyFile();
    } finally {
      process.destroyForcibly();
    }
  }

  private void shouldRefuse(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("refused");
    Process process = start(log, arguments);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(MienCommand.FAILURE);
    assertThat(Files.readString(log)).startsWith("mien: ").containsOnlyOnce("\n");
  }

  private static Process start(Path stderr, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), MienCommand.class.getName()));
    command.add("broker");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(stderr.toFile()).start();
  }
}
