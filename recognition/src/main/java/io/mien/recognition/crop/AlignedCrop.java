package io.mien.recognition.crop;

import java.nio.ByteBuffer;

/**
 * One face as models take it: uint8 pixels in the order height, width, channel (RGB where there are
 * three). Immutable.
 */
public final class AlignedCrop {

  private final int size;
  private final int channels;
  private final ByteBuffer pixels;

  private AlignedCrop(int size, int channels, ByteBuffer pixels) {
    if (pixels.remaining() != size * size * channels) {
      throw new IllegalArgumentException(
          "%d bytes for a crop of %dx%dx%d".formatted(pixels.remaining(), size, size, channels));
    }
    this.size = size;
    this.channels = channels;
    this.pixels = pixels;
  }

  /**
   * @param pixels size x size x channels bytes, copied
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static AlignedCrop of(int size, int channels, byte[] pixels) {
    return new AlignedCrop(size, channels, ByteBuffer.wrap(pixels.clone()));
  }

  /**
   * A crop whose pixels stay where they are, as in a mapped file: more faces than memory holds.
   *
   * @param pixels size x size x channels bytes from position to limit, not copied; nobody may
   *     change them any more
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static AlignedCrop view(int size, int channels, ByteBuffer pixels) {
    return new AlignedCrop(size, channels, pixels.slice());
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
    target.put(pixels.duplicate());
  }

  /** A copy of the pixels. */
  public byte[] pixels() {
    byte[] copy = new byte[pixels.remaining()];
    pixels.get(0, copy);
    return copy;
  }
}
