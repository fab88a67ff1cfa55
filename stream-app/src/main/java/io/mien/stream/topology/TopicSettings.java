package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.frames.RecordLimits;
import java.time.Duration;

/**
 * How topics are made that do not exist yet.
 *
 * @param partitions of each topic; cameras are spread over them
 * @param replication copies of each partition; -1 for the broker's default
 * @param frameRetention how long pictures are kept
 * @param maxFrameBytes largest encoded picture in bytes
 */
public record TopicSettings(
    int partitions, short replication, Duration frameRetention, int maxFrameBytes) {

  public TopicSettings {
    requireNonNull(frameRetention, "frameRetention");
    if (partitions < 1) {
      throw new IllegalArgumentException("a topic has at least one partition: " + partitions);
    }
    if (replication != -1 && replication < 1) {
      throw new IllegalArgumentException("replication is -1 or at least 1: " + replication);
    }
    if (frameRetention.isNegative() || frameRetention.isZero()) {
      throw new IllegalArgumentException("frames are kept for some time: " + frameRetention);
    }
    RecordLimits.ofFrames(maxFrameBytes);
  }

  /** One broker that belongs to this process: no replicas. */
  public static TopicSettings embedded(int partitions, int maxFrameBytes) {
    return new TopicSettings(partitions, (short) 1, Duration.ofMinutes(10), maxFrameBytes);
  }

  /** What producers, topics, consumers and brokers have to be set to. */
  public RecordLimits limits() {
    return RecordLimits.ofFrames(maxFrameBytes);
  }

  /** Largest record in bytes. */
  public int maxRecordBytes() {
    return limits().recordBytes();
  }
}
