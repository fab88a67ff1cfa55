package io.mien.trainer.data;

import java.awt.Color;
import java.util.random.RandomGenerator;

/**
 * Random changes that cameras and networks make: brightness, color, JPEG compression. Each happens
 * to every other face. Immutable and thread-safe; all randomness comes from the caller.
 *
 * @param brightness largest change of all levels as a share of white, in [0, 1]
 * @param hue largest turn of colors in degrees, in [0, 180]; gray faces have none
 * @param saturation largest change of how colored it is, in [0, 1]
 * @param quality lowest quality of JPEG in [1, 100]; 0 for no compression at all
 */
public record PhotoEffects(double brightness, double hue, double saturation, int quality) {

  /** None of them. */
  public static final PhotoEffects NONE = new PhotoEffects(0, 0, 0, 0);

  private static final int BEST_QUALITY = 100;
  private static final double CHANCE = 0.5;
  private static final float WHITE = 255;
  private static final double CIRCLE = 360;

  public PhotoEffects {
    if (!(brightness >= 0 && brightness <= 1 && hue >= 0 && hue <= 180)
        || !(saturation >= 0 && saturation <= 1 && quality >= 0 && quality <= BEST_QUALITY)) {
      throw new IllegalArgumentException(
          "out of range: brightness %s, hue %s, saturation %s, quality %d"
              .formatted(brightness, hue, saturation, quality));
    }
  }

  /**
   * Changes a face in place.
   *
   * @param levels of it in [0, 255] from index {@code at} on, in the order row, column, channel
   */
  void apply(int size, int channels, RandomGenerator random, float[] levels, int at) {
    if (brightness > 0 && random.nextDouble() < CHANCE) {
      brighten(
          (float) (WHITE * brightness * random.nextDouble(-1, 1)),
          levels,
          at,
          size * size * channels);
    }
    if (channels == 3 && hue + saturation > 0 && random.nextDouble() < CHANCE) {
      double turn = hue * random.nextDouble(-1, 1) / CIRCLE;
      double more = saturation * random.nextDouble(-1, 1);
      recolor((float) turn, (float) more, levels, at, size * size);
    }
    if (quality > 0 && random.nextDouble() < CHANCE) {
      int chosen = random.nextInt(quality, BEST_QUALITY + 1);
      JpegCompression.apply(chosen, size, channels, levels, at);
    }
  }

  private static void brighten(float more, float[] levels, int at, int count) {
    for (int i = at; i < at + count; i++) {
      levels[i] = Math.max(0, Math.min(WHITE, levels[i] + more));
    }
  }

  private static void recolor(float turn, float more, float[] levels, int at, int pixels) {
    float[] hsb = new float[3];
    for (int i = at; i < at + 3 * pixels; i += 3) {
      Color.RGBtoHSB(
          Math.round(levels[i]), Math.round(levels[i + 1]), Math.round(levels[i + 2]), hsb);
      float saturated = Math.max(0, Math.min(1, hsb[1] + more));
      int rgb = Color.HSBtoRGB(hsb[0] + turn, saturated, hsb[2]);
      levels[i] = rgb >> 16 & 0xff;
      levels[i + 1] = rgb >> 8 & 0xff;
      levels[i + 2] = rgb & 0xff;
    }
  }
}
