package io.mien.trainer.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/** The style of every report: {@code report.css} beside this class, and the {@link Tone}s. */
final class StyleSheet {

  private StyleSheet() {}

  static String css() {
    String light = variables(Tone::light);
    return light
        + "@media (prefers-color-scheme: dark) { "
        + variables(Tone::dark)
        + "}\n@media print { "
        + light
        + "}\n"
        + file();
  }

  private static String variables(Function<Tone, String> color) {
    StringBuilder css = new StringBuilder(":root { ");
    for (Tone tone : Tone.values()) {
      css.append(tone.variable()).append(": ").append(color.apply(tone)).append("; ");
    }
    return css.append("}\n").toString();
  }

  private static String file() {
    try (InputStream css =
        Objects.requireNonNull(StyleSheet.class.getResourceAsStream("report.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
