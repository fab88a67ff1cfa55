package io.mien.recognition.report;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What figures were measured on, as far as it may stand in a report: no host name, no path.
 *
 * @param processor its model, or its architecture where the system does not tell the model
 * @param cores that this JVM may use
 */
public record Machine(String processor, int cores, String system, String java) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  public Machine {
    requireNonNull(processor, "processor");
    requireNonNull(system, "system");
    requireNonNull(java, "java");
  }

  /** The one this runs on. */
  public static Machine here() {
    return new Machine(
        model().orElse(System.getProperty("os.arch", "unknown processor")),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name", "unknown system"),
        Runtime.version().feature() + "");
  }

  // Linux tells the model of every core there; other systems have no such file.
  private static Optional<String> model() {
    if (!Files.isReadable(CPU_INFO)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .filter(name -> !name.isEmpty())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s, %d core%s, %s, Java %s"
        .formatted(processor, cores, cores == 1 ? "" : "s", system, java);
  }
}
