package io.mien.recognition.follow;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_video.calcOpticalFlowPyrLK;

import io.mien.recognition.face.Point;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Follows points from one picture to the next by sparse pyramidal optical flow (Lucas and Kanade;
 * Bouguet, "Pyramidal Implementation of the Lucas Kanade Feature Tracker", 2000), there and back
 * again: a point that does not come back to where it began was lost (Kalal, Mikolajczyk and Matas,
 * "Forward-Backward Error", 2010). Not thread-safe.
 */
final class PointFlow implements AutoCloseable {

  private static final int WINDOW = 15;

  /** Halvings of the picture beside itself: points may move by about WINDOW / 2 times 2^LEVELS. */
  private static final int LEVELS = 3;

  private static final int ITERATIONS = 20;
  private static final double PRECISION = 0.01;

  /** Least eigenvalue of what a window shows; OpenCV's own default. */
  private static final double MIN_TEXTURE = 1e-4;

  private final Size window = new Size(WINDOW, WINDOW);
  private final TermCriteria criteria =
      new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, ITERATIONS, PRECISION);
  private final Mat there = new Mat();
  private final Mat back = new Mat();
  private final Mat foundThere = new Mat();
  private final Mat foundBack = new Mat();
  private final Mat unused = new Mat();

  /**
   * Where points went.
   *
   * @param points in pixels of the picture before, at least one
   * @param tolerance furthest that a point may come back from where it began, in pixels
   * @return in the same order, in pixels of the picture of now; null for those that were lost
   */
  List<@Nullable Point> follow(Mat before, Mat now, List<Point> points, float tolerance) {
    try (Mat from = new Mat(points.size(), 1, CV_32FC2)) {
      FloatBuffer begins = from.createBuffer();
      points.forEach(point -> begins.put(point.x()).put(point.y()));
      flow(before, now, from, there, foundThere);
      flow(now, before, there, back, foundBack);
    }
    FloatBuffer went = there.createBuffer();
    FloatBuffer returned = back.createBuffer();
    ByteBuffer isThere = foundThere.createBuffer();
    ByteBuffer isBack = foundBack.createBuffer();
    List<@Nullable Point> moved = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      double error =
          Math.hypot(
              returned.get(2 * i) - points.get(i).x(), returned.get(2 * i + 1) - points.get(i).y());
      boolean isKept = isThere.get(i) != 0 && isBack.get(i) != 0 && error <= tolerance;
      moved.add(isKept ? new Point(went.get(2 * i), went.get(2 * i + 1)) : null);
    }
    return moved;
  }

  private void flow(Mat before, Mat now, Mat from, Mat to, Mat found) {
    calcOpticalFlowPyrLK(
        before, now, from, to, found, unused, window, LEVELS, criteria, 0, MIN_TEXTURE);
  }

  @Override
  public void close() {
    unused.close();
    foundBack.close();
    foundThere.close();
    back.close();
    there.close();
    criteria.close();
    window.close();
  }
}
