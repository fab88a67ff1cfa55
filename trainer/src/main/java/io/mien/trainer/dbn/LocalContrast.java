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

  private float[] blurred(float[] pixels) {
    float[] rows = new float[pixels.length];
    for (int y = 0; y < height; y++) {
      blur(pixels, rows, y * width, 1, width);
    }
    float[] both = new float[pixels.length];
    for (int x = 0; x < width; x++) {
      blur(rows, both, x, width, height);
    }
    return both;
  }

  private void blur(float[] from, float[] to, int start, int stride, int count) {
    int radius = window.length / 2;
    for (int i = 0; i < count; i++) {
      float sum = 0;
      float weight = 0;
      for (int k = Math.max(-radius, -i); k <= Math.min(radius, count - 1 - i); k++) {
        sum += window[k + radius] * from[start + (i + k) * stride];
        weight += window[k + radius];
      }
      to[start + i * stride] = sum / weight;
    }
  }
}
