package io.mien.recognition.quality;

import io.mien.recognition.crop.AlignedCrop;

/**
 * Measures how blurred a face is, by what a further blur takes away from it: much from a sharp
 * picture, little from one that is blurred already. Source: Crété, Dolmière, Ladret and Nicolas,
 * "The blur effect: perception and estimation with a new no-reference perceptual blur metric",
 * 2007. As a ratio it does not depend on light and contrast, and noise hides far less of a blur
 * from it than from the variance of the Laplacian.
 *
 * <p>It is measured on the gray crop brought to at most {@value #SIDE} x {@value #SIDE} pixels:
 * finer detail makes no difference to what models answer, and a small face that was enlarged for
 * its crop is not taken for a blurred one. Thread-safe.
 */
public final class BlurMeter {

  /** Pixels along each side of the picture that is measured. */
  static final int SIDE = 24;

  /** Below this many pixels a face is hardly more than its outline. */
  private static final int LEAST_SIDE = 12;

  private static final int RADIUS = 2;

  private BlurMeter() {}

  /**
   * @param side of the crop in pixels of the original frame
   * @return 0 (sharp) to 1 (nothing but blur, or one color)
   */
  public static double measure(AlignedCrop crop, double side) {
    int pixels = (int) Math.max(LEAST_SIDE, Math.min(SIDE, Math.round(side)));
    float[][] rows = GrayPicture.of(crop, pixels);
    return Math.max(along(rows), along(transposed(rows)));
  }

  /** The blur along rows. */
  private static double along(float[][] rows) {
    double steps = 0;
    double lost = 0;
    for (float[] row : rows) {
      float[] blurred = blurred(row);
      for (int i = 1; i < row.length; i++) {
        double step = Math.abs(row[i] - row[i - 1]);
        steps += step;
        lost += Math.max(0, step - Math.abs(blurred[i] - blurred[i - 1]));
      }
    }
    return steps == 0 ? 1 : Math.max(0, Math.min(1, (steps - lost) / steps));
  }

  /** The mean over each pixel and its neighbors; the rim repeats itself. */
  private static float[] blurred(float[] row) {
    float[] blurred = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      for (int k = -RADIUS; k <= RADIUS; k++) {
        blurred[i] += row[Math.max(0, Math.min(row.length - 1, i + k))];
      }
      blurred[i] /= 2 * RADIUS + 1;
    }
    return blurred;
  }

  private static float[][] transposed(float[][] rows) {
    float[][] columns = new float[rows.length][rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows.length; x++) {
        columns[x][y] = rows[y][x];
      }
    }
    return columns;
  }
}
