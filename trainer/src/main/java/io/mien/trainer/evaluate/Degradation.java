package io.mien.trainer.evaluate;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropResizer;
import java.util.Arrays;

/** Makes gray crops worse in ways that cameras do. */
final class Degradation {

  /** A Gaussian has no weight that could be seen beyond so many of its standard deviations. */
  private static final double REACH = 3;

  private Degradation() {}

  /**
   * The face as it comes from so few pixels of a frame: reduced by averages over areas, and
   * enlarged to its crop again as faces are that are smaller than their crop.
   *
   * @param side of the crop on the frame, in pixels
   */
  static AlignedCrop smaller(AlignedCrop crop, int side) {
    return new CropResizer(crop.size(), 1).crop(new CropResizer(side, 1).crop(crop));
  }

  /**
   * The face out of focus.
   *
   * @param sigma standard deviation of a Gaussian blur, in pixels of the crop
   */
  static AlignedCrop blurred(AlignedCrop crop, double sigma) {
    if (sigma == 0) {
      return crop;
    }
    int reach = (int) Math.ceil(REACH * sigma);
    double[] kernel = new double[2 * reach + 1];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
    }
    return filtered(filtered(crop, kernel, true), kernel, false);
  }

  /**
   * The face in motion.
   *
   * @param pixels of the crop by which it moves sideways while the picture is taken
   */
  static AlignedCrop moved(AlignedCrop crop, int pixels) {
    double[] kernel = new double[pixels];
    Arrays.fill(kernel, 1);
    return filtered(crop, kernel, true);
  }

  /** The weighted mean around each pixel; the rim repeats itself. */
  private static AlignedCrop filtered(AlignedCrop crop, double[] kernel, boolean sideways) {
    int size = crop.size();
    byte[] pixels = crop.pixels();
    byte[] filtered = new byte[pixels.length];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double sum = 0;
        double weights = 0;
        for (int k = 0; k < kernel.length; k++) {
          int shift = k - kernel.length / 2;
          int u = sideways ? within(x + shift, size) : x;
          int v = sideways ? y : within(y + shift, size);
          sum += kernel[k] * (pixels[v * size + u] & 0xff);
          weights += kernel[k];
        }
        filtered[y * size + x] = (byte) Math.round(sum / weights);
      }
    }
    return AlignedCrop.of(size, 1, filtered);
  }

  private static int within(int place, int size) {
    return Math.max(0, Math.min(size - 1, place));
  }
}
