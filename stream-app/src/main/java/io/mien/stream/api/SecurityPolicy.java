package io.mien.stream.api;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every answer says to a browser, and whom it answers. Emotions are personal: no other site
 * may read them. There is no CORS header, so scripts of other origins get nothing; and while only
 * this machine is served, a request that names another host is refused, or a foreign name that
 * resolves to 127.0.0.1 (DNS rebinding) would count as the same origin.
 */
final class SecurityPolicy {

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), microphone=(), geolocation=()",
          // The page asks again and gets 304; everything else is a moment in time.
          "Cache-Control",
          "no-store");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String host;
  private final boolean onlyThisMachine;

  /**
   * @param host where the server listens
   */
  SecurityPolicy(String host) {
    this.host = host.toLowerCase(Locale.ROOT);
    this.onlyThisMachine = isLoopback(host);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Binding will fail with a sentence about this name; until then nobody else is served.
      return true;
    }
  }

  /** Refuses the request or sets the headers of the answer to come. */
  void apply(Context context) {
    HEADERS.forEach(context::header);
    String asked = name(context.header("Host"));
    if (onlyThisMachine && !THIS_MACHINE.contains(asked) && !host.equals(asked)) {
      throw new HttpResponseException(
          HttpStatus.MISDIRECTED_REQUEST.getCode(),
          "'%s' is not this machine, and only this machine is served; start with --host to serve others"
              .formatted(asked));
    }
  }

  /** The host without its port. */
  private static String name(@Nullable String header) {
    if (header == null) {
      return "";
    }
    String host = header.toLowerCase(Locale.ROOT);
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
