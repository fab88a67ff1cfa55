package io.mien.recognition.crop;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.mien.recognition.frame.Frame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Makes crops of pictures that are aligned faces already, as data sets publish them: the whole
 * picture is brought to the size of a crop, and a picture that is not square is stretched.
 * Shrinking averages over areas, so that nothing aliases; enlarging is bilinear. Thread-safe.
 */
public final class CropResizer {

  private final int size;
  private final int channels;

  /**
   * @param size edge length of the crops in pixels
   * @param channels of the crops, 1 (gray) or 3 (RGB)
   */
  public CropResizer(int size, int channels) {
    if (size < 1 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "no crop has %dx%d pixels in %d channels".formatted(size, size, channels));
    }
    this.size = size;
    this.channels = channels;
  }

  /** The whole frame as a crop; the frame stays open. */
  public AlignedCrop crop(Frame frame) {
    boolean shrinks = frame.width() >= size && frame.height() >= size;
    try (Mat resized = new Mat();
        Mat colored = new Mat();
        Size target = new Size(size, size)) {
      resize(frame.pixels(), resized, target, 0, 0, shrinks ? INTER_AREA : INTER_LINEAR);
      cvtColor(resized, colored, channels == 1 ? COLOR_BGR2GRAY : COLOR_BGR2RGB);
      byte[] pixels = new byte[size * size * channels];
      colored.data().get(pixels);
      return AlignedCrop.of(size, channels, pixels);
    }
  }

  /** A crop of another size or other channels; the very crop if it fits already. */
  public AlignedCrop crop(AlignedCrop crop) {
    if (crop.size() == size && crop.channels() == channels) {
      return crop;
    }
    try (Frame frame = Frame.ofBgr(crop.size(), crop.size(), bgr(crop))) {
      return crop(frame);
    }
  }

  private static byte[] bgr(AlignedCrop crop) {
    byte[] pixels = crop.pixels();
    byte[] bgr = new byte[3 * crop.size() * crop.size()];
    for (int i = 0; i < bgr.length; i++) {
      int pixel = i / 3;
      bgr[i] = crop.channels() == 1 ? pixels[pixel] : pixels[3 * pixel + 2 - i % 3];
    }
    return bgr;
  }
}
