package io.mien.stream.capture.draw;

import java.awt.Color;

/** Colors made from colors. */
final class Tints {

  private Tints() {}

  /** Darker below 1, lighter above. */
  static Color shade(Color color, double factor) {
    return new Color(
        limit(color.getRed() * factor),
        limit(color.getGreen() * factor),
        limit(color.getBlue() * factor));
  }

  /**
   * @param alpha 0 invisible to 255 opaque
   */
  static Color faded(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  private static int limit(double value) {
    return (int) Math.round(Math.min(255, value));
  }
}
