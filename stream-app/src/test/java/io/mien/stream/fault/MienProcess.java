package io.mien.stream.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.stream.cli.MienCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code mien} command in a Java process of its own, which can be killed. */
final class MienProcess implements AutoCloseable {

  /** Where all of them write what they print. */
  static final Path LOGS = Path.of("target", "faults");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Small and quick to start: what is tested here is not speed. */
  private static final List<String> JVM = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private final Process process;
  private final Path log;

  private MienProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * @param log gets what it prints; overwritten
   * @param heapMebibytes the most that its Java may take for objects
   * @param arguments of the command line, a command first
   */
  static MienProcess start(Path log, int heapMebibytes, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.add("-Xmx%dm".formatted(heapMebibytes));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), MienCommand.class.getName()));
    command.addAll(arguments);
    try {
      Files.createDirectories(log.getParent());
      return new MienProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start(),
          log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for a line that the pattern is found in. */
  Matcher await(Pattern line) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher found = line.matcher(output());
      if (found.find()) {
        return found;
      }
      if (!process.isAlive()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new AssertionError("no '%s' in what it printed: %s".formatted(line, output()));
  }

  /** Everything it printed so far. */
  String output() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM; returns its exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode(PATIENCE);
  }

  /** Waits until it ends by itself. */
  int exitCode(Duration limit) throws InterruptedException {
    assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)).as(output()).isTrue();
    return process.exitValue();
  }

  /** The most memory that it ever held, in bytes, as Linux counts it. */
  long peakMemory() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
