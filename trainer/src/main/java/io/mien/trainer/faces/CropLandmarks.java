package io.mien.trainer.faces;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.face.DetectorOptions;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.face.YuNetFaceDetector;
import io.mien.recognition.frame.Frame;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds eyes, nose and mouth on small gray faces that fill their crop: enlarges them {@value
 * #SCALE} times onto a wider canvas, which continues their rim, and asks YuNet. Not thread-safe.
 */
public final class CropLandmarks implements AutoCloseable {

  /** How much larger the detector sees the face. */
  static final int SCALE = 4;

  private static final int MARGIN = 64;

  private final YuNetFaceDetector detector;

  private CropLandmarks(YuNetFaceDetector detector) {
    this.detector = detector;
  }

  /**
   * @param yunet YuNet's ONNX file
   * @throws io.mien.recognition.MienException if it is missing or something else
   */
  public static CropLandmarks with(Path yunet) {
    return new CropLandmarks(YuNetFaceDetector.open(yunet, DetectorOptions.yunet(yunet)));
  }

  /** The points of the best face, in pixels of the crop; empty if there is none. */
  public Optional<Landmarks> find(AlignedCrop crop) {
    try (Frame canvas = canvas(crop)) {
      return detector.detect(canvas).stream()
          .max(Comparator.comparingDouble(Face::score))
          .map(face -> onCrop(face.landmarks()));
    }
  }

  /** A gray face as a frame of the same size. */
  static Frame frame(AlignedCrop crop) {
    byte[] gray = crop.pixels();
    byte[] bgr = new byte[3 * gray.length];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = gray[i / 3];
    }
    return Frame.ofBgr(crop.size(), crop.size(), bgr);
  }

  private static Frame canvas(AlignedCrop crop) {
    int size = crop.size();
    int side = size * SCALE + 2 * MARGIN;
    byte[] gray = crop.pixels();
    byte[] bgr = new byte[3 * side * side];
    for (int y = 0; y < side; y++) {
      double v = onCrop(y, size);
      int y0 = Math.min((int) v, size - 2);
      for (int x = 0; x < side; x++) {
        double u = onCrop(x, size);
        int x0 = Math.min((int) u, size - 2);
        int i = y0 * size + x0;
        double top = mix(gray[i], gray[i + 1], u - x0);
        double bottom = mix(gray[i + size], gray[i + size + 1], u - x0);
        byte level = (byte) Math.round(top + (bottom - top) * (v - y0));
        int at = 3 * (y * side + x);
        bgr[at] = level;
        bgr[at + 1] = level;
        bgr[at + 2] = level;
      }
    }
    return Frame.ofBgr(side, side, bgr);
  }

  private static double mix(byte a, byte b, double share) {
    return (a & 0xff) * (1 - share) + (b & 0xff) * share;
  }

  // Centers of pixels correspond, not their corners.
  private static double onCrop(int canvas, int size) {
    return Math.max(0, Math.min(size - 1.0, (canvas - MARGIN + 0.5) / SCALE - 0.5));
  }

  private static Landmarks onCrop(Landmarks found) {
    return new Landmarks(
        point(found.rightEye()),
        point(found.leftEye()),
        orNull(found.nose()),
        orNull(found.rightMouth()),
        orNull(found.leftMouth()));
  }

  private static @Nullable Point orNull(@Nullable Point canvas) {
    return canvas == null ? null : point(canvas);
  }

  private static Point point(Point canvas) {
    return new Point(
        (canvas.x() - MARGIN + 0.5f) / SCALE - 0.5f, (canvas.y() - MARGIN + 0.5f) / SCALE - 0.5f);
  }

  @Override
  public void close() {
    detector.close();
  }
}
