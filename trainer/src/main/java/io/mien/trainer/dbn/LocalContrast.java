package io.mien.trainer.dbn;

/**
 * Local contrast normalization: every pixel loses the mean of its neighborhood and is divided by
 * the neighborhood's deviation, or by a floor where the picture is flat,
 *
 * <pre>
 * y = x - G*x,   z = y / max(floor, sqrt(G*y^2))
 * </pre>
 *
 * <p>with a Gaussian window G that is weighted anew at the border, where part of it lies outside.
 * Source: K. Jarrett, K. Kavukcuoglu, M. Ranzato, Y. LeCun, What is the Best Multi-Stage
 * Architecture for Object Recognition? (ICCV 2009). Immutable.
 */
public final class LocalContrast implements Preprocessing.Step {

  private final int width;
  private final int height;
  private final float[] window;
  private final float floor;
  private final float[] inside;

  /**
   * @param window of odd length, applied to rows and columns; copied
   * @param floor the least deviation that is divided by, above 0
   */
  public LocalContrast(int width, int height, float[] window, float floor) {
    if (window.length % 2 == 0 || !(floor > 0)) {
      throw new IllegalArgumentException(
          "a window of %d pixels, a floor of %s".formatted(window.length, floor));
    }
    this.width = width;
    this.height = height;
    this.window = window.clone();
    this.floor = floor;
    inside = inside();
  }

  /**
   * A window of a standard deviation in pixels, three of which it reaches; the floor is the mean
   * deviation over the samples.
   */
  public static LocalContrast fit(Samples samples, int width, int height, double deviation) {
    if (samples.features() != width * height) {
      throw new IllegalArgumentException(
          "%d pixels are not %d x %d".formatted(samples.features(), width, height));
    }
    float[] window = gaussian(deviation);
    LocalContrast unfloored = new LocalContrast(width, height, window, Float.MIN_NORMAL);
    double sum = 0;
    for (int i = 0; i < samples.size(); i++) {
      float[] centered = unfloored.centered(samples.row(i));
      for (float spread : unfloored.spread(centered)) {
        sum += spread;
      }
    }
    double mean = sum / samples.size() / samples.features();
    return new LocalContrast(width, height, window, (float) Math.max(mean, 1e-4));
  }

  private static float[] gaussian(double deviation) {
    int radius = (int) Math.ceil(3 * deviation);
    float[] window = new float[2 * radius + 1];
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      double distance = (i - radius) / deviation;
      sum += Math.exp(-distance * distance / 2);
    }
    for (int i = 0; i < window.length; i++) {
      double distance = (i - radius) / deviation;
      window[i] = (float) (Math.exp(-distance * distance / 2) / sum);
    }
    return window;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The Gaussian window along one axis, summing to 1; a copy. */
  public float[] window() {
    return window.clone();
  }

  /** The least deviation that is divided by. */
  public float floor() {
    return floor;
  }

  @Override
  public Samples apply(Samples samples) {
    return samples.map(this::normalized);
  }

  private float[] normalized(float[] pixels) {
    float[] result = centered(pixels);
    float[] spread = spread(result);
    for (int i = 0; i < result.length; i++) {
      result[i] /= Math.max(floor, spread[i]);
    }
    return result;
  }

  private float[] centered(float[] pixels) {
    float[] mean = blurred(pixels);
    float[] centered = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      centered[i] = pixels[i] - mean[i];
    }
    return centered;
  }

  private float[] spread(float[] centered) {
    float[] squares = new float[centered.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = centered[i] * centered[i];
    }
    float[] spread = blurred(squares);
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (float) Math.sqrt(spread[i]);
    }
    return spread;
  }

  // Whole rows at a time, which the compiler turns into vector instructions.
  private float[] blurred(float[] pixels) {
    int reach = window.length / 2;
    float[] across = new float[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int k = -reach; k <= reach; k++) {
        float weight = window[k + reach];
        int from = y * width + Math.max(0, -k);
        int to = y * width + width - Math.max(0, k);
        for (int i = from; i < to; i++) {
          across[i] += weight * pixels[i + k];
        }
      }
    }
    float[] both = new float[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int k = Math.max(-reach, -y); k <= Math.min(reach, height - 1 - y); k++) {
        float weight = window[k + reach];
        int shift = k * width;
        for (int i = y * width; i < (y + 1) * width; i++) {
          both[i] += weight * across[i + shift];
        }
      }
    }
    for (int i = 0; i < both.length; i++) {
      both[i] *= inside[i];
    }
    return both;
  }

  /** One through how much of the window lies within the picture, for each pixel. */
  private float[] inside() {
    float[] inside = new float[width * height];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = 1 / (share(i % width, width) * share(i / width, height));
    }
    return inside;
  }

  private float share(int at, int count) {
    int reach = window.length / 2;
    float share = 0;
    for (int k = Math.max(-reach, -at); k <= Math.min(reach, count - 1 - at); k++) {
      share += window[k + reach];
    }
    return share;
  }
}
