package io.mien.stream.demo;

import io.mien.stream.capture.NetworkAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives each source the name of a camera: short, and different from all before. */
final class CameraNames {

  private static final Pattern DEVICE = Pattern.compile("(?:/dev/video)?(\\d+)");
  private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

  private final Set<String> given = new HashSet<>();

  String of(String source) {
    String name = plain(source);
    String unique = name;
    for (int number = 2; !given.add(unique); number++) {
      unique = name + "-" + number;
    }
    return unique;
  }

  private static String plain(String source) {
    Matcher device = DEVICE.matcher(source);
    if (device.matches()) {
      return "video" + device.group(1);
    }
    if (source.startsWith("generated:")) {
      return "generated";
    }
    Optional<NetworkAddress> address = NetworkAddress.of(source);
    if (address.isPresent()) {
      String host = address.get().host();
      return host.isBlank() ? "stream" : host;
    }
    Path file = Path.of(source).toAbsolutePath().normalize().getFileName();
    return file == null ? "folder" : EXTENSION.matcher(file.toString()).replaceFirst("");
  }
}
