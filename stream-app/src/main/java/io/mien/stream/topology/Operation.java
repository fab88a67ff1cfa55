package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How the application behaves among others and under load.
 *
 * @param groupProtocol how instances share the partitions
 * @param standbyReplicas copies of the stores on other instances, so that one that takes over need
 *     not read their changelogs
 * @param closeDeadline how long a close waits for what is under way
 * @param maxLag older frames are shed if their camera has a newer one; zero sheds none
 * @param maxFailures frames in a row on which the model may fail before the application stops
 */
public record Operation(
    Protocol groupProtocol,
    int standbyReplicas,
    Duration closeDeadline,
    Duration maxLag,
    int maxFailures) {

  /** How instances share the partitions. */
  public enum Protocol {
    /** One of them shares out the work. */
    CLASSIC,
    /** The broker does (KIP-1071). */
    STREAMS
  }

  /** As Kafka's own clients do it, without copies, and without leaving out anything. */
  public static final Operation DEFAULT =
      new Operation(Protocol.CLASSIC, 0, Duration.ofSeconds(15), Duration.ZERO, 100);

  public Operation {
    requireNonNull(groupProtocol, "groupProtocol");
    requireNonNull(closeDeadline, "closeDeadline");
    requireNonNull(maxLag, "maxLag");
    if (standbyReplicas < 0) {
      throw new IllegalArgumentException("standbyReplicas is not negative: " + standbyReplicas);
    }
    if (closeDeadline.isNegative() || closeDeadline.isZero()) {
      throw new IllegalArgumentException("closeDeadline is longer than nothing: " + closeDeadline);
    }
    if (maxLag.isNegative()) {
      throw new IllegalArgumentException("maxLag is not negative: " + maxLag);
    }
    if (maxFailures < 1) {
      throw new IllegalArgumentException("maxFailures is at least 1: " + maxFailures);
    }
  }
}
