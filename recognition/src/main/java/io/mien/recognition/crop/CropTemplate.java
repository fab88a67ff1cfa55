package io.mien.recognition.crop;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Point;

/**
 * The pose that a model's faces are brought to: a square crop with the eyes at fixed places.
 *
 * @param size edge length in pixels
 * @param channels 1 (gray) or 3 (RGB)
 * @param rightEye where the person's right eye goes, in pixels of the crop
 * @param leftEye where the person's left eye goes, in pixels of the crop
 */
public record CropTemplate(int size, int channels, Point rightEye, Point leftEye) {

  public CropTemplate {
    requireNonNull(rightEye, "rightEye");
    requireNonNull(leftEye, "leftEye");
    if (size < 16 || size > 1024) {
      throw new IllegalArgumentException("crop size lies in [16, 1024]: " + size);
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("a crop has 1 or 3 channels: " + channels);
    }
    if (!(leftEye.x() > rightEye.x())) {
      throw new IllegalArgumentException(
          "the person's left eye lies right of the right one on the image: "
              + rightEye
              + ", "
              + leftEye);
    }
  }

  /** Bytes of one crop: size x size x channels. */
  public int bytes() {
    return size * size * channels;
  }
}
