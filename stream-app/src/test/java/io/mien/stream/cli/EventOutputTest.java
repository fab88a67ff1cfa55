package io.mien.stream.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventOutputTest {

  private static final PrintWriter UNUSED = new PrintWriter(new StringWriter());

  @TempDir private Path folder;

  @Test
  void shouldSayThatStdoutTakesNoMore() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).as("a device that is always full").exists();
    try (PrintStream stdout = new PrintStream(Files.newOutputStream(full), false, UTF_8);
        EventOutput output = EventOutput.open("--out", "-", new PrintWriter(stdout, true, UTF_8))) {
      output.writer().write("{}\n");

      assertThatThrownBy(output::finish)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("stdout takes no more");
    }
  }

  @Test
  void shouldGiveAFileItsNameOnlyWhenItIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("events.jsonl"), "former");
    try (EventOutput output = EventOutput.open("--out", file.toString(), UNUSED)) {
      output.writer().write("cut off");
    }
    assertThat(file).hasContent("former");

    try (EventOutput output = EventOutput.open("--out", file.toString(), UNUSED)) {
      output.writer().write("whole");
      output.finish();
    }
    assertThat(file).hasContent("whole");
    assertThat(folder.toFile().list()).containsExactly("events.jsonl");
  }
}
