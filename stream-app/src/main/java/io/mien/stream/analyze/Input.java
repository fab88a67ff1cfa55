package io.mien.stream.analyze;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A source and what events call it.
 *
 * @param source as a person gave it
 * @param cameraId of its frames and events
 */
public record Input(String source, String cameraId) {

  public Input {
    requireNonNull(source, "source");
    requireNonNull(cameraId, "cameraId");
  }

  /**
   * Names sources after their files, in order: the second {@code clip.mp4} becomes {@code
   * clip.mp4-2}. The same list always gets the same names.
   */
  public static List<Input> of(List<String> sources) {
    Set<String> taken = new HashSet<>();
    List<Input> inputs = new ArrayList<>(sources.size());
    for (String source : sources) {
      String name = name(source);
      String unique = name;
      for (int n = 2; !taken.add(unique); n++) {
        unique = name + "-" + n;
      }
      inputs.add(new Input(source, unique));
    }
    return inputs;
  }

  private static String name(String source) {
    if (source.startsWith("generated:")) {
      return "generated";
    }
    if (source.contains("://")) {
      // Without user, password and query: those are nobody's business.
      int start = source.indexOf("://") + 3;
      String rest = source.substring(start).replaceFirst("[?#].*", "");
      return rest.substring(rest.lastIndexOf('@') + 1);
    }
    Path file = Path.of(source).toAbsolutePath().normalize().getFileName();
    return file == null ? source : file.toString();
  }
}
