package io.mien.stream.cli;

import io.mien.stream.topology.TopicSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How topics are made that do not exist yet; for every command that makes some. */
final class TopicOptions {

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "6",
      converter = Numbers.Positive.class,
      description = "Partitions of a new topic (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Option(
      names = "--replication",
      paramLabel = "N",
      defaultValue = "0",
      converter = Numbers.Replication.class,
      description = "Copies of a new topic; 0 leaves it to the broker (default: ${DEFAULT-VALUE}).")
  private short replication;

  @Option(
      names = "--frame-retention",
      paramLabel = "MINUTES",
      defaultValue = "10",
      converter = Numbers.Positive.class,
      description = "How long a new topic keeps pictures (default: ${DEFAULT-VALUE}).")
  private int retentionMinutes;

  TopicSettings settings(int maxFrameBytes) {
    return new TopicSettings(
        partitions,
        replication > 0 ? replication : -1,
        Duration.ofMinutes(retentionMinutes),
        maxFrameBytes);
  }
}
