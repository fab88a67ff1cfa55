package io.mien.trainer.data;

import io.mien.recognition.crop.AlignedCrop;

/** A face with its sides exchanged. */
public final class MirrorImage {

  private MirrorImage() {}

  /** The mirror image of a gray or colored face. */
  public static AlignedCrop of(AlignedCrop crop) {
    int size = crop.size();
    int channels = crop.channels();
    byte[] pixels = crop.pixels();
    byte[] mirrored = new byte[pixels.length];
    for (int pixel = 0; pixel < size * size; pixel++) {
      int other = pixel - pixel % size + size - 1 - pixel % size;
      System.arraycopy(pixels, pixel * channels, mirrored, other * channels, channels);
    }
    return AlignedCrop.of(size, channels, mirrored);
  }
}
