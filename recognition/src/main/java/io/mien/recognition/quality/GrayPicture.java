package io.mien.recognition.quality;

import io.mien.recognition.crop.AlignedCrop;

/** A crop in gray levels and of another size, by averages over areas. */
final class GrayPicture {

  // ITU-R BT.601, as OpenCV turns RGB into gray.
  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;

  private GrayPicture() {}

  /** Rows of gray levels, 0 to 255: means over what each pixel covers, parts included. */
  static float[][] of(AlignedCrop crop, int side) {
    byte[] pixels = crop.pixels();
    int size = crop.size();
    double step = size / (double) side;
    float[][] picture = new float[side][side];
    for (int y = 0; y < side; y++) {
      double top = y * step;
      double bottom = Math.min(size, top + step);
      for (int x = 0; x < side; x++) {
        double left = x * step;
        double right = Math.min(size, left + step);
        double sum = 0;
        for (int v = (int) top; v < bottom; v++) {
          double share = Math.min(bottom, v + 1) - Math.max(top, v);
          for (int u = (int) left; u < right; u++) {
            double width = Math.min(right, u + 1) - Math.max(left, u);
            sum += share * width * gray(pixels, v * size + u, crop.channels());
          }
        }
        picture[y][x] = (float) (sum / ((bottom - top) * (right - left)));
      }
    }
    return picture;
  }

  private static double gray(byte[] pixels, int place, int channels) {
    if (channels == 1) {
      return pixels[place] & 0xff;
    }
    return RED * (pixels[3 * place] & 0xff)
        + GREEN * (pixels[3 * place + 1] & 0xff)
        + BLUE * (pixels[3 * place + 2] & 0xff);
  }
}
