package io.mien.trainer.data;

import io.mien.recognition.crop.AlignedCrop;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Random changes that leave the expression as it is: mirror, rotation, zoom, aspect, shift, gamma,
 * and an erased rectangle. Immutable and thread-safe; all randomness comes from the caller.
 *
 * @param degrees largest rotation to either side
 * @param zoom largest zoom in or out as a factor, for example 1.15
 * @param shift largest shift along either axis as a share of the edge
 * @param gamma largest power that gray levels in [0, 1] are raised to; the smallest is its inverse
 * @param erase how likely a rectangle is erased, in [0, 1]
 * @param effects of cameras and networks; none if missing, as in options that were kept before
 *     there were any
 */
public record Augmentation(
    double degrees, double zoom, double shift, double gamma, double erase, PhotoEffects effects) {

  private static final int LEVELS = 256;
  private static final double SMALLEST_ERASED = 0.02;
  private static final double LARGEST_ERASED = 0.2;

  public Augmentation {
    effects = Optional.ofNullable(effects).orElse(PhotoEffects.NONE);
    if (!(degrees >= 0 && degrees <= 90 && zoom >= 1 && shift >= 0 && shift < 0.5)
        || !(gamma >= 1 && erase >= 0 && erase <= 1)) {
      throw new IllegalArgumentException(
          "out of range: degrees %s, zoom %s, shift %s, gamma %s, erase %s"
              .formatted(degrees, zoom, shift, gamma, erase));
    }
  }

  /** Without effects. */
  public Augmentation(double degrees, double zoom, double shift, double gamma, double erase) {
    this(degrees, zoom, shift, gamma, erase, PhotoEffects.NONE);
  }

  /** What the default bundle was trained with. */
  public static Augmentation defaults() {
    return new Augmentation(18, 1.2, 0.08, 1.5, 0.5);
  }

  /** Mirrors every other face and does nothing else. */
  public static Augmentation mirrorAlone() {
    return new Augmentation(0, 1, 0, 1, 0);
  }

  /**
   * What nets pretrained on photographs are adapted with: shift, scale and rotation, brightness,
   * hue and saturation, JPEG compression. How much of each is not published; these are the defaults
   * of Albumentations, and a quality of JPEG that is seen on the web.
   */
  public static Augmentation photographs() {
    return new Augmentation(45, 1.1, 0.0625, 1, 0, new PhotoEffects(0.2, 40, 0.12, 50));
  }

  /**
   * Writes a changed copy of a face as levels in [0, 255], in the order row, column, channel.
   *
   * @param target receives them from index {@code at} on
   */
  public void apply(AlignedCrop crop, RandomGenerator random, float[] target, int at) {
    warp(crop, random, target, at);
    int end = at + crop.size() * crop.size() * crop.channels();
    bend(Math.pow(gamma, random.nextDouble(-1, 1)), target, at, end);
    if (random.nextDouble() < erase) {
      erase(crop.size(), crop.channels(), random, target, at);
    }
    effects.apply(crop.size(), crop.channels(), random, target, at);
  }

  // Straight between the 256 levels that a face is made of.
  private static void bend(double power, float[] target, int from, int to) {
    float[] levels = new float[LEVELS + 1];
    for (int level = 0; level < LEVELS; level++) {
      levels[level] = (float) ((LEVELS - 1) * Math.pow(level / (LEVELS - 1.0), power));
    }
    levels[LEVELS] = levels[LEVELS - 1];
    for (int i = from; i < to; i++) {
      int level = (int) target[i];
      target[i] = levels[level] + (target[i] - level) * (levels[level + 1] - levels[level]);
    }
  }

  private void warp(AlignedCrop crop, RandomGenerator random, float[] target, int at) {
    byte[] from = crop.pixels();
    int size = crop.size();
    int channels = crop.channels();
    int next = at;
    double angle = Math.toRadians(degrees * random.nextDouble(-1, 1));
    double scale = Math.pow(zoom, random.nextDouble(-1, 1));
    double aspect = Math.pow(zoom, random.nextDouble(-0.25, 0.25));
    double mirror = random.nextBoolean() ? -1 : 1;
    double middle = (size - 1) / 2.0;
    double dx = middle + size * shift * random.nextDouble(-1, 1);
    double dy = middle + size * shift * random.nextDouble(-1, 1);
    double cos = Math.cos(angle) / scale;
    double sin = Math.sin(angle) / scale;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double u = (x - middle) * mirror * aspect;
        double v = (y - middle) / aspect;
        double fromX = cos * u - sin * v + dx;
        double fromY = sin * u + cos * v + dy;
        for (int channel = 0; channel < channels; channel++) {
          target[next++] = sample(from, size, channels, channel, fromX, fromY);
        }
      }
    }
  }

  // Bilinear; beyond the rim the rim goes on, as a face does beyond its crop.
  private static float sample(
      byte[] from, int size, int channels, int channel, double x, double y) {
    double cx = Math.max(0, Math.min(size - 1.0, x));
    double cy = Math.max(0, Math.min(size - 1.0, y));
    int x0 = Math.min((int) cx, size - 2);
    int y0 = Math.min((int) cy, size - 2);
    double fx = cx - x0;
    double fy = cy - y0;
    int i = (y0 * size + x0) * channels + channel;
    int below = i + size * channels;
    double top = (from[i] & 0xff) * (1 - fx) + (from[i + channels] & 0xff) * fx;
    double bottom = (from[below] & 0xff) * (1 - fx) + (from[below + channels] & 0xff) * fx;
    return (float) (top * (1 - fy) + bottom * fy);
  }

  private static void erase(
      int size, int channels, RandomGenerator random, float[] target, int at) {
    double area = size * size * random.nextDouble(SMALLEST_ERASED, LARGEST_ERASED);
    double aspect = Math.pow(3, random.nextDouble(-1, 1));
    int width = (int) Math.max(1, Math.min(size, Math.round(Math.sqrt(area * aspect))));
    int height = (int) Math.max(1, Math.min(size, Math.round(Math.sqrt(area / aspect))));
    int left = random.nextInt(size - width + 1);
    int top = random.nextInt(size - height + 1);
    float level = random.nextInt(256);
    for (int y = top; y < top + height; y++) {
      int row = at + (y * size + left) * channels;
      Arrays.fill(target, row, row + width * channels, level);
    }
  }
}
