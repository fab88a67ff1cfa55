package io.mien.stream.capture;

import static org.bytedeco.opencv.global.opencv_core.ROTATE_180;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_CLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.ROTATE_90_COUNTERCLOCKWISE;
import static org.bytedeco.opencv.global.opencv_core.rotate;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.mien.schemas.FrameEncoding;
import java.time.Duration;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Turns 8-bit BGR pixels into a JPEG frame, upright and no larger than asked for. Keeps nothing.
 */
final class FrameJpeg {

  private final CaptureOptions options;

  FrameJpeg(CaptureOptions options) {
    this.options = options;
  }

  /**
   * @param pixels 8-bit BGR; stays the caller's
   * @param clockwise by how many degrees to turn it, a multiple of 90
   */
  @SuppressWarnings("try") // the scope is there to be closed
  CapturedFrame encode(
      Mat pixels, int clockwise, Duration position, List<IntendedFace> intendedFaces) {
    try (PointerScope scope = new PointerScope()) {
      Mat upright = scaledDown(turned(pixels, clockwise));
      BytePointer encoded = new BytePointer();
      IntPointer parameters = new IntPointer(IMWRITE_JPEG_QUALITY, options.jpegQuality());
      if (!imencode(".jpg", upright, encoded, parameters)) {
        throw new IllegalStateException("OpenCV did not encode a JPEG");
      }
      byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
      encoded.get(bytes);
      return new CapturedFrame(
          FrameEncoding.JPEG, upright.cols(), upright.rows(), bytes, position, intendedFaces);
    }
  }

  private static Mat turned(Mat pixels, int clockwise) {
    int quarter = Math.floorMod(clockwise, 360) / 90;
    if (quarter == 0) {
      return pixels;
    }
    Mat turned = new Mat();
    rotate(
        pixels,
        turned,
        switch (quarter) {
          case 1 -> ROTATE_90_CLOCKWISE;
          case 2 -> ROTATE_180;
          default -> ROTATE_90_COUNTERCLOCKWISE;
        });
    return turned;
  }

  private Mat scaledDown(Mat pixels) {
    Integer width = options.width();
    Integer height = options.height();
    double scale = 1;
    if (width != null) {
      scale = Math.min(scale, (double) width / pixels.cols());
    }
    if (height != null) {
      scale = Math.min(scale, (double) height / pixels.rows());
    }
    if (scale == 1) {
      return pixels;
    }
    Mat scaled = new Mat();
    int w = (int) Math.max(1, Math.round(pixels.cols() * scale));
    int h = (int) Math.max(1, Math.round(pixels.rows() * scale));
    resize(pixels, scaled, new Size(w, h), 0, 0, INTER_AREA);
    return scaled;
  }
}
