package io.mien.stream.api;

import static java.util.Objects.requireNonNull;

/**
 * Where the API listens and what it shows.
 *
 * @param host name or address to listen on; the default is this machine alone
 * @param port 1 to 65535, or 0 for any free one
 * @param preview lend the pictures of every camera to the page, not only those of generated faces
 */
public record ApiSettings(String host, int port, boolean preview) {

  public static final String DEFAULT_HOST = "127.0.0.1";
  public static final int DEFAULT_PORT = 8080;

  public ApiSettings {
    requireNonNull(host, "host");
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is 0 to 65535: " + port);
    }
  }
}
