package io.mien.recognition.follow;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import io.mien.recognition.face.ReducedImage;
import io.mien.recognition.frame.Frame;
import org.bytedeco.opencv.opencv_core.Mat;

/** A frame in gray and reduced, which outlives it. Owns its pixels; not thread-safe. */
final class GrayPicture implements AutoCloseable {

  private final Mat pixels = new Mat();
  private final float scale;

  private GrayPicture(float scale) {
    this.scale = scale;
  }

  /**
   * Copies a frame.
   *
   * @param reducer says how small
   */
  static GrayPicture of(Frame frame, ReducedImage reducer) {
    Mat reduced = reducer.of(frame);
    GrayPicture picture = new GrayPicture(reducer.scale());
    cvtColor(reduced, picture.pixels, COLOR_BGR2GRAY);
    return picture;
  }

  /** Height x width, 8 bits; lent until this is closed. */
  Mat pixels() {
    return pixels;
  }

  /** Pixels of the frame to one of this picture, along each side. */
  float scale() {
    return scale;
  }

  @Override
  public void close() {
    pixels.close();
  }
}
