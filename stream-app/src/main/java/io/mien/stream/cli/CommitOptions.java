package io.mien.stream.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How often the stream commits; the same wherever it can be told. */
final class CommitOptions {

  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      defaultValue = "100",
      converter = Numbers.Positive.class,
      description =
          "How long events wait for their transaction, in milliseconds (default:"
              + " ${DEFAULT-VALUE}).")
  private int millis;

  Duration interval() {
    return Duration.ofMillis(millis);
  }
}
