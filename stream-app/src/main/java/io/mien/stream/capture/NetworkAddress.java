package io.mien.stream.capture;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be told about the address of a camera or file on the network: neither the password in it
 * nor its query, which may hold a token. Taken apart by hand, because cameras have addresses that
 * {@link java.net.URI} refuses; user and password end, as for FFmpeg, at the last {@code @}.
 *
 * @param scheme in lower case
 * @param host with the brackets of an IPv6 address, without the port; may be empty
 * @param shown the address as it may be printed
 */
public record NetworkAddress(String scheme, String host, String shown) {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#]*@)?(?<authority>[^/?#]*)(?<path>[^?#]*).*",
          Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  /** Empty if the source is no network address. */
  public static Optional<NetworkAddress> of(String source) {
    Matcher parts = ADDRESS.matcher(source);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String scheme = parts.group("scheme");
    String authority = parts.group("authority");
    return Optional.of(
        new NetworkAddress(
            scheme.toLowerCase(Locale.ROOT),
            PORT.matcher(authority).replaceFirst(""),
            scheme + "://" + authority + parts.group("path")));
  }
}
