package io.mien.recognition.crop;

import io.mien.recognition.face.Point;

/**
 * Rotation, uniform scale and shift of the plane: {@code (x, y) -> (a x - b y + tx, b x + a y +
 * ty)}.
 *
 * @param a scale times cosine of the angle
 * @param b scale times sine of the angle
 */
record SimilarityTransform(double a, double b, double tx, double ty) {

  /** Eyes closer than this many pixels tell neither size nor tilt. */
  private static final double MIN_DISTANCE = 1;

  /**
   * The one transform that takes one pair of points to another. In complex numbers: {@code z ->
   * (q2-q1)/(p2-p1) (z-p1) + q1}.
   *
   * @throws DegenerateFaceException if the two source points coincide
   */
  static SimilarityTransform between(Point p1, Point p2, Point q1, Point q2) {
    double px = p2.x() - p1.x();
    double py = p2.y() - p1.y();
    double squared = px * px + py * py;
    if (squared < MIN_DISTANCE * MIN_DISTANCE) {
      throw new DegenerateFaceException(p1, p2);
    }
    double qx = q2.x() - q1.x();
    double qy = q2.y() - q1.y();
    double a = (px * qx + py * qy) / squared;
    double b = (px * qy - py * qx) / squared;
    return new SimilarityTransform(
        a, b, q1.x() - a * p1.x() + b * p1.y(), q1.y() - b * p1.x() - a * p1.y());
  }

  double scale() {
    return Math.hypot(a, b);
  }

  /**
   * The same onto an image with {@code factor} times the pixels along each side. Places are pixel
   * centers, so the middle of pixel 0 becomes the middle of the first {@code factor} pixels.
   */
  SimilarityTransform enlarged(int factor) {
    double shift = (factor - 1) / 2.0;
    return new SimilarityTransform(
        factor * a, factor * b, factor * tx + shift, factor * ty + shift);
  }

  /** The six numbers of the 2 x 3 matrix, row by row. */
  double[] matrix() {
    return new double[] {a, -b, tx, b, a, ty};
  }
}
