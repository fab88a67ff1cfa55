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
public final class ReducedImage implements AutoCloseable {

  private final int longestSide;
  private final Mat reduced = new Mat();
  private float scale = 1;

  /**
   * @param longestSide at most, in pixels
   */
  public ReducedImage(int longestSide) {
    this.longestSide = longestSide;
  }

  /** The pixels to search, valid until the next call or until the frame is closed. */
  public Mat of(Frame frame) {
    int longest = Math.max(frame.width(), frame.height());
    if (longest <= longestSide) {
      scale = 1;
      return frame.pixels();
    }
    scale = (float) longest / longestSide;
    int width = Math.max(1, Math.round(frame.width() / scale));
    int height = Math.max(1, Math.round(frame.height() / scale));
    try (Size size = new Size(width, height)) {
      resize(frame.pixels(), reduced, size, 0, 0, INTER_AREA);
    }
    return reduced;
  }

  /**
   * Pixels of the frame of the last call to one of the reduced image, along each side; 1 or more.
   */
  public float scale() {
    return scale;
  }

  /** A face found on the pixels of the last call, in pixels of their frame. */
  Face toFrame(Face face) {
    SimilarityTransform enlarge = new SimilarityTransform(scale, 0, 0, 0);
    return new Face(face.box().scaled(scale), enlarge.apply(face.landmarks()), face.score());
  }

  /** A box found on the pixels of the last call, in pixels of their frame. */
  Box toFrame(HaarCascade.Hit hit) {
    return new Box(hit.x(), hit.y(), hit.width(), hit.height()).scaled(scale);
  }

  @Override
  public void close() {
    reduced.close();
  }
}
