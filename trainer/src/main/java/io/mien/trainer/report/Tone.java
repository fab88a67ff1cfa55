package io.mien.trainer.report;

import java.awt.Color;
import java.util.Locale;

/**
 * The colors of charts, each in a light and a dark version. The first seven tell series apart, also
 * for people who see few colors: Okabe and Ito's palette (2008), darkened or lightened until it
 * reads on its background.
 */
public enum Tone {
  BLUE(0x0072B2, 0x56B4E9),
  VERMILLION(0xC9520A, 0xFF8A4C),
  GREEN(0x00805F, 0x2FC49B),
  PURPLE(0xA8518A, 0xE39AC7),
  AMBER(0xB07A00, 0xF0B93A),
  SKY(0x3A8FC7, 0x9AD2F5),
  GRAY(0x6B7480, 0xA3ACB8),
  /** Text. */
  INK(0x1D242C, 0xE6EAEF),
  /** Text that steps back: axes, captions. */
  MUTED(0x59636E, 0x9DA7B3),
  /** Lines that guide the eye. */
  GRID(0xE3E7EB, 0x2E3640),
  /** What everything stands on. */
  SURFACE(0xFFFFFF, 0x161B22);

  private static final int SERIES = 7;

  private final int light;
  private final int dark;

  Tone(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** The tone of the n-th series, counted from 0; they begin again after the seventh. */
  public static Tone ofSeries(int n) {
    return values()[n % SERIES];
  }

  /** The name of the CSS variable. */
  String variable() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  String light() {
    return "#%06x".formatted(light);
  }

  String dark() {
    return "#%06x".formatted(dark);
  }

  Color color() {
    return new Color(light);
  }

  Color color(int alpha) {
    return new Color(light >> 16 & 0xFF, light >> 8 & 0xFF, light & 0xFF, alpha);
  }
}
