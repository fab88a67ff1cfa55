package io.mien.recognition.face;

import static java.util.Comparator.comparingInt;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The eyes within a box of the frontal cascade. Each is looked for by its own cascade around the
 * place where it usually is, and taken to be exactly there where none is found or what is found
 * lies too far off.
 *
 * <p>The usual places are medians over 145 boxes of people on camera, against YuNet's landmarks. On
 * upright heads the cascades add nothing (either way the median error is a tenth of the distance
 * between the eyes); of heads tilted by 12 degrees they bring the median error of the angle from
 * 9.4 to 2.5 degrees. Not thread-safe.
 */
final class EyeFinder implements AutoCloseable {

  // In edges of the face's box.
  private static final float USUAL_X = 0.316f;
  private static final float USUAL_Y = 0.378f;
  private static final float MAX_SHIFT = 0.15f;
  private static final float SMALLEST_WINDOW = 0.18f;
  private static final float LARGEST_WINDOW = 0.45f;
  private static final float REACH_X = 0.28f;
  private static final float REACH_Y = 0.23f;

  /** The eye cascades' windows reach from the brow to below the eye: the eye lies below center. */
  private static final float BELOW_CENTER = 0.024f;

  private static final int SIDE = 160;

  private final HaarCascade rightCascade = HaarCascade.open("righteye_2splits");
  private final HaarCascade leftCascade = HaarCascade.open("lefteye_2splits");
  private final Mat face = new Mat();

  /**
   * @param gray the whole frame
   * @param box a square within it, from the frontal cascade
   */
  Landmarks find(Mat gray, Rect box) {
    try (Mat region = new Mat(gray, box);
        Size size = new Size(SIDE, SIDE)) {
      resize(region, face, size, 0, 0, box.width() > SIDE ? INTER_AREA : INTER_LINEAR);
    }
    return Landmarks.ofEyes(eye(rightCascade, USUAL_X, box), eye(leftCascade, 1 - USUAL_X, box));
  }

  private Point eye(HaarCascade cascade, float usualX, Rect box) {
    int left = Math.round((usualX - REACH_X) * SIDE);
    int top = Math.round((USUAL_Y - REACH_Y) * SIDE);
    try (Rect around =
            new Rect(left, top, Math.round(2 * REACH_X * SIDE), Math.round(2 * REACH_Y * SIDE));
        Mat half = new Mat(face, around)) {
      return cascade
          .find(half, Math.round(SMALLEST_WINDOW * SIDE), Math.round(LARGEST_WINDOW * SIDE))
          .stream()
          .sorted(comparingInt(HaarCascade.Hit::neighbors).reversed())
          .map(
              hit ->
                  new Point(
                      (left + hit.x() + hit.width() / 2f) / SIDE,
                      (top + hit.y() + hit.height() / 2f) / SIDE + BELOW_CENTER))
          .filter(eye -> Math.hypot(eye.x() - usualX, eye.y() - USUAL_Y) <= MAX_SHIFT)
          .findFirst()
          .map(eye -> onFrame(eye, box))
          .orElseGet(() -> onFrame(new Point(usualX, USUAL_Y), box));
    }
  }

  private static Point onFrame(Point eye, Rect box) {
    return new Point(box.x() + eye.x() * box.width(), box.y() + eye.y() * box.height());
  }

  @Override
  public void close() {
    face.close();
    leftCascade.close();
    rightCascade.close();
  }
}
