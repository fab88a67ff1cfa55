package io.mien.recognition.crop;

import java.nio.ByteBuffer;

/**
 * One face as models take it: uint8 pixels in the order height, width, channel (RGB where there are
 * three). Immutable.
 */
public final class AlignedCrop {

  private final int size;
  private final int channels;
  private final byte[] pixels;

  private AlignedCrop(int size, int channels, byte[] pixels) {
    this.size = size;
    this.channels = channels;
    this.pixels = pixels;
  }

  /**
   * @param pixels size x size x channels bytes, copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static AlignedCrop of(int size, int channels, byte[] pixels) {
    if (pixels.length != size * size * channels) {
      throw new IllegalArgumentException(
          "%d bytes for a crop of %dx%dx%d".formatted(pixels.length, size, size, channels));
    }
    return new AlignedCrop(size, channels, pixels.clone());
  }

  /** Edge length in pixels. */
  public int size() {
    return size;
  }

  /** 1 (gray) or 3 (RGB). */
  public int channels() {
    return channels;
  }

  /** Appends the pixels to a buffer with room for them. */
  public void putInto(ByteBuffer target) {
    target.put(pixels);
  }

  /** A copy of the pixels. */
  public byte[] pixels() {
    return pixels.clone();
  }
}
