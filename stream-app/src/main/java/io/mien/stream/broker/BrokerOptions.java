package io.mien.stream.broker;

import static java.util.Objects.requireNonNull;

import io.mien.stream.frames.RecordLimits;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an embedded broker lives.
 *
 * @param folder keeps the records over a restart and is made if it is missing; null for a temporary
 *     folder that goes with the broker
 * @param port on 127.0.0.1; 0 for a free one
 * @param limits of the records that it takes
 */
public record BrokerOptions(@Nullable Path folder, int port, RecordLimits limits) {

  /** A temporary broker on a free port. */
  public static final BrokerOptions TEMPORARY = new BrokerOptions(null, 0);

  /** The same for other records. */
  public static BrokerOptions temporary(RecordLimits limits) {
    return new BrokerOptions(null, 0, limits);
  }

  /** With room for frames of 8 MiB. */
  public BrokerOptions(@Nullable Path folder, int port) {
    this(folder, port, RecordLimits.USUAL);
  }

  public BrokerOptions {
    requireNonNull(limits, "limits");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies in [0, 65535]: " + port);
    }
  }
}
