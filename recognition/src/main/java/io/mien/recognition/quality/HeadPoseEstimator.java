package io.mien.recognition.quality;

import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import java.util.Optional;

/**
 * Estimates where a head looks from the five points of its face: the pose under which a face of
 * mean shape, seen from far away (scaled orthographic projection), falls closest to them in the
 * sense of least squares; Gauss and Newton's method over a rotation and a scale.
 *
 * <p>Five points of a face of unknown shape tell the turn to some ten degrees, not better: enough
 * to tell a face in profile from one that looks here. Thread-safe.
 */
public final class HeadPoseEstimator {

  /**
   * The mean face: right eye, left eye, tip of the nose, right and left corner of the mouth; x to
   * the right, y down, z away from the camera, in distances of the eyes. x and y are medians of
   * frontal faces of FER2013 as YuNet sees them; depths are those of the canonical face model of
   * MediaPipe (Kartynnik et al., "Real-time Facial Surface Geometry from Monocular Video on Mobile
   * GPUs", 2019).
   */
  private static final double[][] MEAN_FACE =
      centered(
          new double[][] {
            {-0.5, 0, 0}, {0.5, 0, 0}, {0, 0.6, -0.5}, {-0.43, 1.07, -0.03}, {0.43, 1.07, -0.03}
          });

  private static final int ITERATIONS = 12;

  /** A step of more radians than that would leave the region where the linearization holds. */
  private static final double LONGEST_STEP = 0.5;

  private HeadPoseEstimator() {}

  /** Where a head looks; empty if the detector found only its eyes or its points coincide. */
  public static Optional<HeadPose> estimate(Landmarks landmarks) {
    Point nose = landmarks.nose();
    Point rightMouth = landmarks.rightMouth();
    Point leftMouth = landmarks.leftMouth();
    if (nose == null || rightMouth == null || leftMouth == null) {
      return Optional.empty();
    }
    double[][] seen =
        centered(
            new double[][] {
              xy(landmarks.rightEye()),
              xy(landmarks.leftEye()),
              xy(nose),
              xy(rightMouth),
              xy(leftMouth)
            });
    double scale = size(seen) / size(MEAN_FACE);
    if (!(scale > 0)) {
      return Optional.empty();
    }
    Rotation rotation =
        Rotation.aroundZ(Math.atan2(seen[1][1] - seen[0][1], seen[1][0] - seen[0][0]));
    for (int i = 0; i < ITERATIONS; i++) {
      double[] step = step(seen, rotation, scale);
      rotation = rotation.turnedBy(step[0], step[1], step[2]);
      scale *= Math.exp(step[3]);
    }
    return pose(rotation);
  }

  /** The turn around x, y and z and the logarithm of the growth that bring the face closer. */
  private static double[] step(double[][] seen, Rotation rotation, double scale) {
    double[][] normal = new double[4][5];
    for (int i = 0; i < seen.length; i++) {
      double[] p = rotation.apply(MEAN_FACE[i]);
      double x = scale * p[0];
      double y = scale * p[1];
      double z = scale * p[2];
      add(normal, new double[] {0, z, -y, x}, seen[i][0] - x);
      add(normal, new double[] {-z, 0, x, y}, seen[i][1] - y);
    }
    double[] step = LinearSystem.solve(normal);
    for (int i = 0; i < step.length; i++) {
      step[i] = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step[i]));
    }
    return step;
  }

  private static void add(double[][] normal, double[] row, double residual) {
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < row.length; j++) {
        normal[i][j] += row[i] * row[j];
      }
      normal[i][row.length] += row[i] * residual;
    }
  }

  private static Optional<HeadPose> pose(Rotation r) {
    double yaw = Math.toDegrees(Math.atan2(r.m(2, 0), r.m(2, 2)));
    double pitch = Math.toDegrees(-Math.asin(Math.max(-1, Math.min(1, r.m(2, 1)))));
    double roll = Math.toDegrees(Math.atan2(-r.m(0, 1), r.m(1, 1)));
    boolean found = Double.isFinite(yaw) && Double.isFinite(pitch) && Double.isFinite(roll);
    return found ? Optional.of(new HeadPose(yaw, pitch, roll)) : Optional.empty();
  }

  private static double[] xy(Point point) {
    return new double[] {point.x(), point.y()};
  }

  private static double[][] centered(double[][] points) {
    double[] middle = new double[points[0].length];
    for (double[] point : points) {
      for (int i = 0; i < middle.length; i++) {
        middle[i] += point[i] / points.length;
      }
    }
    for (double[] point : points) {
      for (int i = 0; i < middle.length; i++) {
        point[i] -= middle[i];
      }
    }
    return points;
  }

  private static double size(double[][] points) {
    double sum = 0;
    for (double[] point : points) {
      sum += point[0] * point[0] + point[1] * point[1];
    }
    return Math.sqrt(sum);
  }
}
