package io.mien.stream.cli;

import io.mien.recognition.MienException;
import io.mien.stream.api.ApiSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What instances of one application reach each other by. */
final class AdvertiseOptions {

  @Option(
      names = "--advertise",
      paramLabel = "HOST[:PORT]",
      converter = Address.class,
      description =
          "What other instances reach this one by, to ask about cameras that it works on (default:"
              + " --host and --port, with --host 0.0.0.0 the name of this machine).")
  private @Nullable String advertised;

  /**
   * Host and port that other instances reach this one by.
   *
   * @param api where this one was told to listen
   * @param page where it turned out to listen
   */
  String address(ApiSettings api, URI page) {
    String host = api.host();
    if (advertised != null) {
      boolean hasPort = advertised.matches(".*:\\d+");
      return hasPort ? advertised : advertised + ":" + page.getPort();
    }
    return "%s:%d".formatted(isEverywhere(host) ? machine() : page.getHost(), page.getPort());
  }

  private static boolean isEverywhere(String host) {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new MienException(
          "this machine has no name that other instances could ask it by; give it with --advertise HOST",
          e);
    }
  }

  /** A name or an address, perhaps with a port. */
  static final class Address implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.matches("([\\w.-]+|\\[[0-9a-fA-F:.]+\\])(:\\d{1,5})?")) {
        throw new TypeConversionException(
            "'%s' is no host or host and port, such as 10.0.0.7:8080 or [::1]:8080"
                .formatted(value));
      }
      return value;
    }
  }
}
