package io.mien.recognition.follow;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffinePartial2D;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;

import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.face.SimilarityTransform;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/**
 * Moves a face from one picture to the next: the points of its landmarks and a grid over its middle
 * are followed, and the rotation, scale and shift that most of them agree on moves box and
 * landmarks. A face that moves in another way is not followed: it has to be detected. Not
 * thread-safe.
 */
final class FaceFlow implements AutoCloseable {

  /** Points along each side of the grid, and the part of the box that it covers. */
  private static final int GRID = 5;

  private static final float GRID_FROM = 0.15f;
  private static final float GRID_TO = 0.85f;

  /** Share of the points that have to be followed, and to move as the others do. */
  private static final double MIN_SHARE = 0.5;

  /** In sides of the face: how far a followed point may be off. */
  private static final float TOLERANCE = 0.03f;

  /** In pixels of the picture: no point is followed more exactly. */
  private static final float LEAST_TOLERANCE = 0.3f;

  /** From one frame to the next no face grows or shrinks by more. */
  private static final double MAX_GROWTH = 1.25;

  private static final int RANSAC_ROUNDS = 200;
  private static final double RANSAC_CONFIDENCE = 0.99;
  private static final int REFINEMENTS = 10;

  private final PointFlow flow = new PointFlow();
  private final Mat agreeing = new Mat();

  /**
   * Where a face went.
   *
   * @param face on the picture before, in pixels of the full frame
   * @return on the picture of now; empty if it was lost
   */
  Optional<Face> follow(GrayPicture before, GrayPicture now, Face face) {
    List<Point> from = points(face, 1 / before.scale());
    float side = (float) Math.sqrt(face.box().width() * face.box().height()) / before.scale();
    float tolerance = Math.max(LEAST_TOLERANCE, TOLERANCE * side);
    List<@Nullable Point> to = flow.follow(before.pixels(), now.pixels(), from, tolerance);
    return motion(from, to, tolerance)
        .map(motion -> moved(face, enlarged(motion, before.scale())))
        .filter(moved -> isInside(moved.box(), now));
  }

  private static List<Point> points(Face face, float scale) {
    List<Point> points = new ArrayList<>();
    Landmarks marks = face.landmarks();
    Stream.of(
            marks.rightEye(), marks.leftEye(), marks.nose(), marks.rightMouth(), marks.leftMouth())
        .filter(Objects::nonNull)
        .forEach(mark -> points.add(new Point(mark.x() * scale, mark.y() * scale)));
    Box box = face.box().scaled(scale);
    for (int i = 0; i < GRID * GRID; i++) {
      points.add(
          new Point(
              box.x() + along(i % GRID) * box.width(), box.y() + along(i / GRID) * box.height()));
    }
    return points;
  }

  private static float along(int index) {
    return GRID_FROM + (GRID_TO - GRID_FROM) * index / (GRID - 1);
  }

  /** What most points agree on, if enough of them do. */
  private Optional<SimilarityTransform> motion(
      List<Point> from, List<@Nullable Point> to, float tolerance) {
    List<Point> begins = new ArrayList<>();
    List<Point> ends = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      Point end = to.get(i);
      if (end != null) {
        begins.add(from.get(i));
        ends.add(end);
      }
    }
    int enough = (int) Math.ceil(MIN_SHARE * from.size());
    if (begins.size() < enough) {
      return Optional.empty();
    }
    try (Mat source = matrix(begins);
        Mat target = matrix(ends);
        Mat estimate =
            estimateAffinePartial2D(
                source,
                target,
                agreeing,
                RANSAC,
                tolerance,
                RANSAC_ROUNDS,
                RANSAC_CONFIDENCE,
                REFINEMENTS)) {
      if (estimate.empty() || countNonZero(agreeing) < enough) {
        return Optional.empty();
      }
      DoubleBuffer numbers = estimate.createBuffer();
      double growth = Math.hypot(numbers.get(0), numbers.get(3));
      return growth > 1 / MAX_GROWTH && growth < MAX_GROWTH
          ? Optional.of(
              new SimilarityTransform(
                  numbers.get(0), numbers.get(3), numbers.get(2), numbers.get(5)))
          : Optional.empty();
    }
  }

  private static Mat matrix(List<Point> points) {
    Mat matrix = new Mat(points.size(), 1, CV_32FC2);
    FloatBuffer numbers = matrix.createBuffer();
    points.forEach(point -> numbers.put(point.x()).put(point.y()));
    return matrix;
  }

  /** The same motion of an image that is larger by that factor. */
  private static SimilarityTransform enlarged(SimilarityTransform motion, float factor) {
    return new SimilarityTransform(
        motion.a(), motion.b(), motion.tx() * factor, motion.ty() * factor);
  }

  private static Face moved(Face face, SimilarityTransform motion) {
    Box box = face.box();
    Point middle = motion.apply(new Point(box.x() + box.width() / 2, box.y() + box.height() / 2));
    float width = (float) (box.width() * motion.scale());
    float height = (float) (box.height() * motion.scale());
    return new Face(
        new Box(middle.x() - width / 2, middle.y() - height / 2, width, height),
        motion.apply(face.landmarks()),
        face.score());
  }

  private static boolean isInside(Box box, GrayPicture picture) {
    float x = (box.x() + box.width() / 2) / picture.scale();
    float y = (box.y() + box.height() / 2) / picture.scale();
    return x >= 0 && y >= 0 && x < picture.pixels().cols() && y < picture.pixels().rows();
  }

  @Override
  public void close() {
    agreeing.close();
    flow.close();
  }
}
