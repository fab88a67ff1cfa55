package io.mien.stream.capture;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.stream.capture.draw.Scene;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a generated camera draws: {@code generated:?seconds=20&faces=2&seed=7}.
 *
 * @param seconds how long; null without end
 * @param faces how many people
 * @param seed decides the people, the scene and what they show when
 * @param width in pixels
 * @param height in pixels
 * @param fps frames per second
 * @param hold seconds that a face shows one emotion
 * @param morph seconds of its change into the next
 * @param emotions to show; empty for all that the face model knows
 */
record GeneratedOptions(
    @Nullable Double seconds,
    int faces,
    long seed,
    int width,
    int height,
    double fps,
    double hold,
    double morph,
    List<Emotion> emotions) {

  static final String PREFIX = "generated:";

  private static final String NAMES =
      "seconds, faces, seed, width, height, fps, hold, morph and emotions";

  private static final int MOST_FACES = 16;

  GeneratedOptions {
    emotions = List.copyOf(emotions);
    if (seconds != null) {
      range("seconds", seconds, .01, 86_400);
    }
    range("faces", faces, 0, MOST_FACES);
    range("width", width, 64, 3840);
    range("height", height, 64, 2160);
    range("fps", fps, .1, 120);
    range("hold", hold, .1, 60);
    range("morph", morph, 0, 60);
    if (!Scene.fits(width, height, faces)) {
      throw new MienException(
          "%s has no room for %d faces of at least %d pixels on %d x %d; give fewer faces or a larger picture"
              .formatted(PREFIX, faces, Scene.SMALLEST_FACE, width, height));
    }
  }

  private static void range(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new MienException(
          "%s %s lies in %s to %s, not at %s"
              .formatted(PREFIX, name, number(least), number(most), number(value)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * @param source {@code generated:} with a query or without
   * @param defaults size and rate where the query does not give them
   * @throws MienException if a parameter is unknown, given twice, no number or out of its range
   */
  static GeneratedOptions parse(String source, CaptureOptions defaults) {
    Query query = Query.of(source);
    Integer width = defaults.width();
    Integer height = defaults.height();
    Double fps = defaults.fps();
    GeneratedOptions options =
        new GeneratedOptions(
            query.take("seconds", Double::valueOf, null),
            query.takeOr("faces", Integer::valueOf, 1),
            query.takeOr("seed", Long::valueOf, 1L),
            query.takeOr("width", Integer::valueOf, width == null ? 640 : width),
            query.takeOr("height", Integer::valueOf, height == null ? 480 : height),
            query.takeOr("fps", Double::valueOf, fps == null ? 25.0 : fps),
            query.takeOr("hold", Double::valueOf, 2.5),
            query.takeOr("morph", Double::valueOf, 1.0),
            query.takeOr("emotions", GeneratedOptions::emotions, List.of()));
    query.finish();
    return options;
  }

  private static List<Emotion> emotions(String text) {
    List<Emotion> emotions =
        Arrays.stream(text.split(",", -1))
            .map(label -> Emotion.ofLabel(label.strip()))
            .map(found -> found.orElseThrow(IllegalArgumentException::new))
            .toList();
    if (emotions.stream().distinct().count() != emotions.size()) {
      throw new IllegalArgumentException("twice the same");
    }
    return emotions;
  }

  /** How many frames that makes; null for no end. */
  @Nullable Long frames() {
    return seconds == null ? null : Math.max(1, Math.round(seconds * fps));
  }

  /** The parameters of a source that nobody has read yet. */
  private record Query(String source, Map<String, String> parameters) {

    static Query of(String source) {
      String rest = source.substring(PREFIX.length());
      Map<String, String> parameters = new LinkedHashMap<>();
      if (rest.isEmpty() || rest.equals("?")) {
        return new Query(source, parameters);
      }
      if (!rest.startsWith("?")) {
        throw new MienException(
            "'%s' is not understood; a generated camera is written %s?seconds=20&faces=2"
                .formatted(source, PREFIX));
      }
      for (String pair : rest.substring(1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        if (parts.length != 2 || parts[1].isEmpty()) {
          throw new MienException(
              "'%s' in %s has no value; write it as name=value".formatted(pair, source));
        }
        if (parameters.put(parts[0], parts[1]) != null) {
          throw new MienException("%s gives '%s' twice".formatted(source, parts[0]));
        }
      }
      return new Query(source, parameters);
    }

    <T> T takeOr(String name, Function<String, T> read, T fallback) {
      return requireNonNull(take(name, read, fallback));
    }

    <T> @Nullable T take(String name, Function<String, T> read, @Nullable T fallback) {
      String value = parameters.remove(name);
      if (value == null) {
        return fallback;
      }
      try {
        return read.apply(value);
      } catch (IllegalArgumentException e) {
        throw new MienException(
            name.equals("emotions")
                ? "%s emotions are different ones of %s, not '%s'".formatted(PREFIX, known(), value)
                : "%s %s is a number, not '%s'".formatted(PREFIX, name, value),
            e);
      }
    }

    void finish() {
      if (!parameters.isEmpty()) {
        throw new MienException(
            "%s has no parameter '%s'; there are %s"
                .formatted(PREFIX, parameters.keySet().iterator().next(), NAMES));
      }
    }

    private static String known() {
      return Emotion.all().stream().map(Emotion::label).collect(Collectors.joining(","));
    }
  }
}
