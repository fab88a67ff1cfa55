package io.mien.stream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

  @TempDir private Path folder;

  /** What makes help slow is loading: Kafka alone brings thousands of classes. */
  @ParameterizedTest
  @ValueSource(strings = {"demo", "analyze", "stream", "bench"})
  void shouldAnswerWithoutLoadingLibraries(String command) throws Exception {
    Path classes = folder.resolve("classes");

    Process help =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                MienCommand.class.getName(),
                command,
                "--help")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("help").toFile())
            .start();

    assertThat(help.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("help")).content().startsWith("Usage: mien " + command);
    assertThat(loaded(classes))
        .anyMatch(line -> line.contains("picocli"))
        .noneMatch(line -> line.contains("org.apache.kafka"))
        .noneMatch(line -> line.contains("org.bytedeco"))
        .noneMatch(line -> line.contains("ai.onnxruntime"))
        .noneMatch(line -> line.contains("ch.qos.logback"));
  }

  private static List<String> loaded(Path classes) throws IOException {
    return Files.readAllLines(classes);
  }

  @Test
  void shouldDescribeEveryOptionOfEveryCommand() {
    List<CommandLine> commands = all(MienCommand.root()).toList();

    assertThat(commands).hasSizeGreaterThan(6);
    assertThat(commands.stream().flatMap(command -> command.getCommandSpec().options().stream()))
        .allSatisfy(
            option -> assertThat(option.description()).as(option.longestName()).isNotEmpty())
        .extracting(OptionSpec::longestName)
        .contains("--bootstrap-servers", "--detector", "--threads", "--out", "--config");
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }
}
