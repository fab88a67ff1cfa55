package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Box;

/**
 * Where a face is, how large, and how both change. Noise is measured in sizes of the face, so a
 * near face and a far one that walk alike are treated alike.
 *
 * <p>The error of a box is that of DeepSORT (a twentieth of its size); on the shared videos a YuNet
 * box is five times better than that, which leaves room for other detectors. The noise of the
 * velocity lets a head that stood still move by 0.6 of its size within half a second (one standard
 * deviation): sudden, but seen.
 *
 * @param x of the middle, in pixels
 * @param y of the middle, in pixels
 * @param logSize natural logarithm of the size in pixels: the root of the box's area, because width
 *     and height alone change as a head turns
 */
public record FaceMotion(CoordinateEstimate x, CoordinateEstimate y, CoordinateEstimate logSize) {

  /** Standard deviation of a measured middle, in sizes, and of a measured logarithm of the size. */
  private static final double BOX_ERROR = 0.05;

  /** Spectral density of what drives the velocity of the middle, in sizes^2 / s^3. */
  private static final double PLACE_DIFFUSION = 4;

  /** The same of the logarithm of the size, in 1 / s^3. */
  private static final double SIZE_DIFFUSION = 0.25;

  public FaceMotion {
    requireNonNull(x, "x");
    requireNonNull(y, "y");
    requireNonNull(logSize, "logSize");
  }

  static FaceMotion at(Box box) {
    double size2 = (double) box.width() * box.height();
    double error2 = BOX_ERROR * BOX_ERROR;
    return new FaceMotion(
        CoordinateEstimate.at(middleX(box), error2 * size2, PLACE_DIFFUSION * size2),
        CoordinateEstimate.at(middleY(box), error2 * size2, PLACE_DIFFUSION * size2),
        CoordinateEstimate.at(Math.log(size2) / 2, error2, SIZE_DIFFUSION));
  }

  /** The same face some seconds later, or earlier where they are negative. */
  FaceMotion after(double seconds) {
    double place = PLACE_DIFFUSION * size() * size();
    return new FaceMotion(
        x.after(seconds, place), y.after(seconds, place), logSize.after(seconds, SIZE_DIFFUSION));
  }

  /** Takes in a box measured at the time of this estimate. */
  FaceMotion measured(Box box) {
    double place = BOX_ERROR * BOX_ERROR * size() * size();
    return new FaceMotion(
        x.measured(middleX(box), place),
        y.measured(middleY(box), place),
        logSize.measured(logSize(box), BOX_ERROR * BOX_ERROR));
  }

  /** Root of the area, in pixels. */
  double size() {
    return Math.exp(logSize.position());
  }

  /** The square of that size around that middle. */
  Box box() {
    double side = size();
    return new Box(
        (float) (x.position() - side / 2),
        (float) (y.position() - side / 2),
        (float) side,
        (float) side);
  }

  /**
   * How far a box lies from this estimate: the squared Mahalanobis distance of its middle and size.
   */
  double distance2(Box box) {
    return square(middleX(box) - x.position()) / placeVariance(x)
        + square(middleY(box) - y.position()) / placeVariance(y)
        + square(logSize(box) - logSize.position()) / sizeVariance();
  }

  /** Logarithm of the determinant of the covariance that distances are measured in, in sizes. */
  double logDeterminant() {
    double size2 = size() * size();
    return Math.log(placeVariance(x) / size2 * placeVariance(y) / size2 * sizeVariance());
  }

  /** Distance of the middles of this estimate and a box, in their mean size. */
  double reach(Box box) {
    double pixels = Math.hypot(middleX(box) - x.position(), middleY(box) - y.position());
    return pixels / Math.exp((logSize.position() + logSize(box)) / 2);
  }

  private double placeVariance(CoordinateEstimate coordinate) {
    return coordinate.positionVariance() + square(BOX_ERROR * size());
  }

  private double sizeVariance() {
    return logSize.positionVariance() + BOX_ERROR * BOX_ERROR;
  }

  private static double middleX(Box box) {
    return box.x() + box.width() / 2.0;
  }

  private static double middleY(Box box) {
    return box.y() + box.height() / 2.0;
  }

  private static double logSize(Box box) {
    return Math.log((double) box.width() * box.height()) / 2;
  }

  private static double square(double value) {
    return value * value;
  }
}
