package io.mien.recognition.face;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.mien.recognition.frame.Frame;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A frame made small enough to search: its longest side is at most a given number of pixels.
 * Smaller frames are lent as they are. Reusable, and not thread-safe.
 */
final class ReducedImage implements AutoCloseable {

  private final int longestSide;
  private final Mat reduced = new Mat();
  private float scaleX = 1;
  private float scaleY = 1;

  ReducedImage(int longestSide) {
    this.longestSide = longestSide;
  }

  /** The pixels to search, valid until the next call or until the frame is closed. */
  Mat of(Frame frame) {
    int longest = Math.max(frame.width(), frame.height());
    if (longest <= longestSide) {
      scaleX = 1;
      scaleY = 1;
      return frame.pixels();
    }
    int width = Math.max(1, Math.round(frame.width() * (float) longestSide / longest));
    int height = Math.max(1, Math.round(frame.height() * (float) longestSide / longest));
    try (Size size = new Size(width, height)) {
      resize(frame.pixels(), reduced, size, 0, 0, INTER_AREA);
    }
    scaleX = (float) frame.width() / width;
    scaleY = (float) frame.height() / height;
    return reduced;
  }

  /** A point of the searched image, in pixels of the full frame. */
  Point toFrame(float x, float y) {
    return new Point(x * scaleX, y * scaleY);
  }

  /** A box of the searched image, in pixels of the full frame. */
  Box toFrame(float x, float y, float width, float height) {
    return new Box(x * scaleX, y * scaleY, width * scaleX, height * scaleY);
  }

  @Override
  public void close() {
    reduced.close();
  }
}
