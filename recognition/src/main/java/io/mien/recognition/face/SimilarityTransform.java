package io.mien.recognition.face;

/**
 * Rotation, uniform scale and shift of the plane: {@code (x, y) -> (a x - b y + tx, b x + a y +
 * ty)}.
 *
 * @param a scale times cosine of the angle
 * @param b scale times sine of the angle
 */
public record SimilarityTransform(double a, double b, double tx, double ty) {

  public static final SimilarityTransform IDENTITY = new SimilarityTransform(1, 0, 0, 0);

  public SimilarityTransform {
    double size = Math.hypot(a, b);
    if (!(size > 0) || !Double.isFinite(size) || !Double.isFinite(tx) || !Double.isFinite(ty)) {
      throw new IllegalArgumentException(
          "not a similarity: %f, %f, %f, %f".formatted(a, b, tx, ty));
    }
  }

  /**
   * The one transform that takes p1 to q1 and p2 to q2. In complex numbers: {@code z ->
   * (q2-q1)/(p2-p1) (z-p1) + q1}.
   *
   * @throws IllegalArgumentException if p1 is p2, or q1 is q2
   */
  public static SimilarityTransform between(Point p1, Point p2, Point q1, Point q2) {
    double px = p2.x() - p1.x();
    double py = p2.y() - p1.y();
    double qx = q2.x() - q1.x();
    double qy = q2.y() - q1.y();
    double squared = px * px + py * py;
    return mapping((px * qx + py * qy) / squared, (px * qy - py * qx) / squared, p1, q1);
  }

  /**
   * Turns and scales about one point and moves it to another.
   *
   * @param radians clockwise as seen on an image, whose y axis points down
   */
  public static SimilarityTransform about(Point from, Point to, double scale, double radians) {
    return mapping(scale * Math.cos(radians), scale * Math.sin(radians), from, to);
  }

  private static SimilarityTransform mapping(double a, double b, Point from, Point to) {
    return new SimilarityTransform(
        a, b, to.x() - a * from.x() + b * from.y(), to.y() - b * from.x() - a * from.y());
  }

  public Point apply(Point point) {
    return new Point(
        (float) (a * point.x() - b * point.y() + tx), (float) (b * point.x() + a * point.y() + ty));
  }

  /** All points of a face, where they are known. */
  public Landmarks apply(Landmarks marks) {
    Point nose = marks.nose();
    Point right = marks.rightMouth();
    Point left = marks.leftMouth();
    return new Landmarks(
        apply(marks.rightEye()),
        apply(marks.leftEye()),
        nose == null ? null : apply(nose),
        right == null ? null : apply(right),
        left == null ? null : apply(left));
  }

  public SimilarityTransform inverse() {
    double squared = a * a + b * b;
    return new SimilarityTransform(
        a / squared, -b / squared, -(a * tx + b * ty) / squared, (b * tx - a * ty) / squared);
  }

  public double scale() {
    return Math.hypot(a, b);
  }

  /** The six numbers of the 2 x 3 matrix, row by row. */
  public double[] matrix() {
    return new double[] {a, -b, tx, b, a, ty};
  }
}
