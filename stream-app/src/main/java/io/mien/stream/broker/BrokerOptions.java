package io.mien.stream.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an embedded broker lives.
 *
 * @param folder keeps the records over a restart and is made if it is missing; null for a temporary
 *     folder that goes with the broker
 * @param port on 127.0.0.1; 0 for a free one
 */
public record BrokerOptions(@Nullable Path folder, int port) {

  /** A temporary broker on a free port. */
  public static final BrokerOptions TEMPORARY = new BrokerOptions(null, 0);

  public BrokerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies in [0, 65535]: " + port);
    }
  }
}
