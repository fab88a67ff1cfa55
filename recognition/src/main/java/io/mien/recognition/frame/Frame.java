package io.mien.recognition.frame;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A decoded picture: 8-bit BGR pixels in native memory that this object owns. Not thread-safe;
 * close it, and use nothing that came out of it afterwards.
 */
public final class Frame implements AutoCloseable {

  private final Mat pixels;

  private Frame(Mat pixels) {
    this.pixels = pixels;
  }

  /**
   * Takes over a Mat, which is closed with the frame.
   *
   * @param pixels height x width, CV_8UC3 in BGR order, not empty
   * @throws IllegalArgumentException if it is something else; the caller then keeps it
   */
  public static Frame owning(Mat pixels) {
    if (pixels.empty() || pixels.dims() != 2 || pixels.type() != CV_8UC3) {
      throw new IllegalArgumentException("a frame is a non-empty matrix of 8-bit BGR");
    }
    return new Frame(pixels);
  }

  /**
   * Copies pixels that lie in Java memory.
   *
   * @param bgr height x width x 3 bytes, rows from the top, blue first
   */
  public static Frame ofBgr(int width, int height, byte[] bgr) {
    if (width < 1 || height < 1 || bgr.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "%d bytes for a BGR frame of %d x %d".formatted(bgr.length, width, height));
    }
    Mat pixels = new Mat(height, width, CV_8UC3);
    pixels.data().put(bgr, 0, bgr.length);
    return new Frame(pixels);
  }

  /** In pixels. */
  public int width() {
    return pixels.cols();
  }

  /** In pixels. */
  public int height() {
    return pixels.rows();
  }

  /** The pixels themselves, lent until this frame is closed: read them, never write or close. */
  public Mat pixels() {
    return pixels;
  }

  @Override
  public void close() {
    pixels.close();
  }
}
