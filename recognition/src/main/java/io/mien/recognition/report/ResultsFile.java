package io.mien.recognition.report;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Markdown file with sections that programs write: each stands between {@code <!-- begin NAME
 * -->} and {@code <!-- end NAME -->}, and everything else is left as it is. Not for several writers
 * at once.
 */
public final class ResultsFile {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private final Path file;

  /**
   * @param file where the results stand; it must be there
   */
  public ResultsFile(Path file) {
    this.file = requireNonNull(file, "file");
  }

  /**
   * The name of a section made of words: what is neither a letter of ASCII nor a digit becomes a
   * hyphen.
   *
   * @throws IllegalArgumentException if nothing is left
   */
  public static String nameOf(String... words) {
    String name = String.join("-", words).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return new Markers(name.replaceAll("^-|-$", "")).name();
  }

  /**
   * Replaces a section by its command, what was found, and how long it took on what.
   *
   * @param name of the markers: lower case letters, digits and hyphens
   * @param body Markdown
   * @throws MienException if the file or one of the markers is missing, or it cannot be written
   */
  public void replace(String name, Measured measured, String body) {
    Markers markers = new Markers(name);
    replace(markers, section(markers, measured, body));
  }

  private void replace(Markers markers, String section) {
    String text = read();
    int begin = only(text, markers.begin());
    int end = only(text, markers.end());
    if (begin < 0 || end < begin) {
      throw new MienException(
          "%s has no section between \"%s\" and \"%s\"; add both lines where the results belong."
              .formatted(file, markers.begin(), markers.end()));
    }
    write(text.substring(0, begin) + section + text.substring(end + markers.end().length()));
  }

  /**
   * Replaces a section by something that was not measured.
   *
   * @param name of the markers: lower case letters, digits and hyphens
   * @param body Markdown
   * @throws MienException if the file or one of the markers is missing, or it cannot be written
   */
  public void replace(String name, String body) {
    Markers markers = new Markers(name);
    replace(markers, markers.begin() + "\n\n" + body.strip() + "\n\n" + markers.end());
  }

  /**
   * Replaces a section as {@link #replace} does; where there is none yet, it is added below a new
   * heading at the end of the file.
   *
   * @param heading without its number signs
   */
  public void put(String heading, String name, Measured measured, String body) {
    String text = read();
    Markers markers = new Markers(name);
    if (text.contains(markers.begin()) || text.contains(markers.end())) {
      replace(name, measured, body);
    } else {
      write(
          text.stripTrailing()
              + "\n\n## "
              + heading
              + "\n\n"
              + section(markers, measured, body)
              + "\n");
    }
  }

  private static String section(Markers markers, Measured measured, String body) {
    return markers.begin()
        + "\n\n"
        + measured.command().strip().indent(4)
        + "\n"
        + measured.sentence()
        + "\n\n"
        + body.strip()
        + "\n\n"
        + markers.end();
  }

  private int only(String text, String marker) {
    int at = text.indexOf(marker);
    if (at >= 0 && text.indexOf(marker, at + 1) >= 0) {
      throw new MienException("%s has \"%s\" more than once; leave one.".formatted(file, marker));
    }
    return at;
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new MienException(
          "There is no results file %s; name one that exists.".formatted(file), e);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be read (%s); name a Markdown file.".formatted(file, e.getMessage()), e);
    }
  }

  private void write(String text) {
    try {
      WholeFile.write(file, text);
    } catch (IOException e) {
      throw new MienException(
          "%s cannot be written (%s); it is as it was.".formatted(file, e.getMessage()), e);
    }
  }

  /** What a section stands between. */
  private record Markers(String name) {

    Markers {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not a name for a section: " + name);
      }
    }

    String begin() {
      return "<!-- begin %s -->".formatted(name);
    }

    String end() {
      return "<!-- end %s -->".formatted(name);
    }
  }
}
