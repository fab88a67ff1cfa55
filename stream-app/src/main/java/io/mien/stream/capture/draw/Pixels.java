package io.mien.stream.capture.draw;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What OpenCV does for drawing. Nothing native outlives a call. */
final class Pixels {

  private Pixels() {}

  /** Blurs four channels in place; the rim is extended. */
  @SuppressWarnings("try") // the scope is there to be closed
  static void blur(byte[] bgra, int width, int height, double sigma) {
    if (sigma <= 0) {
      return;
    }
    try (PointerScope scope = new PointerScope()) {
      Mat pixels = mat(bgra, width, height);
      GaussianBlur(pixels, pixels, new Size(0, 0), sigma);
      pixels.data().get(bgra);
    }
  }

  /**
   * The part of a transformed sprite that lies in a window of the canvas.
   *
   * @param enlarged interpolates cubically, which costs more and shows no pixels
   * @param matrix 2 x 3, row by row, from sprite to window
   * @param out premultiplied BGRA of the window
   */
  @SuppressWarnings("try") // the scope is there to be closed
  static void warp(
      Sprite sprite, double[] matrix, boolean enlarged, byte[] out, int width, int height) {
    try (PointerScope scope = new PointerScope()) {
      Mat source = mat(sprite.bgra(), sprite.width(), sprite.height());
      Mat affine = new Mat(2, 3, CV_64FC1);
      try (DoubleIndexer cells = affine.createIndexer()) {
        for (int i = 0; i < matrix.length; i++) {
          cells.put(i / 3, i % 3, matrix[i]);
        }
      }
      Mat window = new Mat(height, width, CV_8UC4);
      warpAffine(
          source,
          window,
          affine,
          new Size(width, height),
          enlarged ? INTER_CUBIC : INTER_LINEAR,
          BORDER_CONSTANT,
          Scalar.all(0));
      window.data().get(out, 0, width * height * 4);
    }
  }

  private static Mat mat(byte[] bgra, int width, int height) {
    Mat mat = new Mat(height, width, CV_8UC4);
    mat.data().put(bgra);
    return mat;
  }
}
