package io.mien.recognition.face;

import static java.util.Comparator.comparingDouble;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import io.mien.recognition.frame.Frame;
import java.util.Optional;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Looks at a face again, enlarged and then upright. YuNet finds faces of 20 pixels, but it pulls
 * their landmarks towards an upright face: of 70-pixel heads tilted by 12 degrees it reports 2
 * degrees, of the same heads enlarged about 8, and the rest once they are turned by what was found.
 * Not thread-safe.
 */
final class LandmarkRefiner implements AutoCloseable {

  private static final int SIDE = 256;
  private static final Point CENTER = new Point(SIDE / 2f, SIDE / 2f);

  /** Side of the region that is looked at, in longer sides of the face's box. */
  private static final float REGION = 1.35f;

  private static final float MIN_SCORE = 0.3f;

  /** A face further than this from the middle is another one, in pixels of the region. */
  private static final double MAX_SHIFT = 0.3 * SIDE / REGION;

  /** Less tilt than this is not worth another look, in radians: 4 degrees. */
  private static final double UPRIGHT = Math.toRadians(4);

  private final YuNetNetwork network;
  private final Mat region = new Mat();

  /**
   * @param network stays its owner's
   */
  LandmarkRefiner(YuNetNetwork network) {
    this.network = network;
  }

  /** The same face with better landmarks, or as it was where it is not found again. */
  Face refine(Frame frame, Face face) {
    Optional<Landmarks> closer = look(frame, face.box(), 0);
    if (closer.isEmpty()) {
      return face;
    }
    double tilt = tilt(closer.get());
    Landmarks best =
        Math.abs(tilt) < UPRIGHT
            ? closer.get()
            : look(frame, face.box(), tilt).orElse(closer.get());
    return new Face(face.box(), best, face.score());
  }

  private Optional<Landmarks> look(Frame frame, Box box, double tilt) {
    Point middle = middle(box);
    double zoom = SIDE / (REGION * Math.max(box.width(), box.height()));
    SimilarityTransform toRegion = SimilarityTransform.about(middle, CENTER, zoom, -tilt);
    sample(frame, toRegion);
    return network.find(region, MIN_SCORE).stream()
        .filter(found -> shift(found) <= MAX_SHIFT)
        .min(comparingDouble(LandmarkRefiner::shift))
        .map(found -> toRegion.inverse().apply(found.landmarks()));
  }

  private void sample(Frame frame, SimilarityTransform toRegion) {
    try (DoublePointer numbers = new DoublePointer(toRegion.matrix());
        Mat matrix = new Mat(2, 3, CV_64FC1, numbers);
        Size size = new Size(SIDE, SIDE);
        Scalar unused = new Scalar()) {
      warpAffine(frame.pixels(), region, matrix, size, INTER_LINEAR, BORDER_REPLICATE, unused);
    }
  }

  private static double tilt(Landmarks marks) {
    return Math.atan2(
        marks.leftEye().y() - marks.rightEye().y(), marks.leftEye().x() - marks.rightEye().x());
  }

  private static double shift(Face found) {
    Point middle = middle(found.box());
    return Math.hypot(middle.x() - CENTER.x(), middle.y() - CENTER.y());
  }

  private static Point middle(Box box) {
    return new Point(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }

  @Override
  public void close() {
    region.close();
  }
}
