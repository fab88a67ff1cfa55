package io.mien.recognition.frame;

/**
 * What an encoded frame may claim. Both are checked before memory for pixels is allocated.
 *
 * @param maxBytes length of the encoded picture
 * @param maxPixels width times height as the picture's header says
 */
public record DecodeLimits(int maxBytes, long maxPixels) {

  /** 16 MiB and one 8K frame (7680 x 4320, 33 megapixels, 100 MB once decoded). */
  public static final DecodeLimits DEFAULT = new DecodeLimits(16 << 20, 7680L * 4320);

  /** Where OpenCV itself refuses, unless its environment says otherwise. */
  private static final long OPENCV_MAX_PIXELS = 1L << 30;

  public DecodeLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is at least 1: " + maxBytes);
    }
    if (maxPixels < 1 || maxPixels > OPENCV_MAX_PIXELS) {
      throw new IllegalArgumentException("maxPixels lies in [1, 2^30]: " + maxPixels);
    }
  }
}
