package io.mien.recognition.face;

import io.mien.recognition.MienException;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * YuNet's answers for cells of one size: each cell of the image tells whether a face is around it,
 * and where. Decoded as in OpenCV's {@code FaceDetectorYN}, {@code postProcess}.
 */
final class YuNetAnchors {

  private static final int BOX = 4;
  private static final int POINTS = 10;

  private final int stride;
  private final int columns;
  private final FloatBuffer classes;
  private final FloatBuffer objects;
  private final FloatBuffer boxes;
  private final FloatBuffer points;

  /**
   * @param stride edge of a cell in pixels
   * @param columns cells in a row
   * @param classes [cells]: how sure it is that this is a face
   * @param objects [cells]: how sure it is that something is there
   * @param boxes [cells, 4]: shift of the middle and logarithm of the size, in cells
   * @param points [cells, 10]: shifts of x and y of right eye, left eye, nose tip, right and left
   *     corner of the mouth, in cells
   */
  YuNetAnchors(
      int stride,
      int columns,
      FloatBuffer classes,
      FloatBuffer objects,
      FloatBuffer boxes,
      FloatBuffer points) {
    this.stride = stride;
    this.columns = columns;
    this.classes = classes;
    this.objects = objects;
    this.boxes = boxes;
    this.points = points;
  }

  /**
   * Adds those that are sure enough.
   *
   * @throws MienException if the network answers NaN: nobody knows then who is there
   */
  void addFaces(float minScore, List<Face> faces) {
    int cells = classes.capacity();
    for (int cell = 0; cell < cells; cell++) {
      float score = (float) Math.sqrt(clamped(classes.get(cell)) * clamped(objects.get(cell)));
      if (Float.isNaN(score)) {
        throw new MienException(
            "The face detector answers with something that is no number; see whether its model file is whole.");
      }
      if (score >= minScore && isFinite(cell)) {
        faces.add(face(cell, score));
      }
    }
  }

  private static float clamped(float value) {
    return Math.min(1, Math.max(0, value));
  }

  /** Sizes are exponentials of what the network says, which may overflow or vanish. */
  private boolean isFinite(int cell) {
    for (int i = 0; i < POINTS; i++) {
      if (!Float.isFinite(points.get(POINTS * cell + i))) {
        return false;
      }
    }
    float width = size(cell, 2);
    float height = size(cell, 3);
    return Float.isFinite(boxes.get(BOX * cell))
        && Float.isFinite(boxes.get(BOX * cell + 1))
        && width > 0
        && height > 0
        && Float.isFinite(width)
        && Float.isFinite(height);
  }

  private float size(int cell, int index) {
    return (float) Math.exp(boxes.get(BOX * cell + index)) * stride;
  }

  private Face face(int cell, float score) {
    int column = cell % columns;
    int row = cell / columns;
    float width = size(cell, 2);
    float height = size(cell, 3);
    float x = (column + boxes.get(BOX * cell)) * stride - width / 2;
    float y = (row + boxes.get(BOX * cell + 1)) * stride - height / 2;
    return new Face(
        new Box(x, y, width, height),
        new Landmarks(
            point(cell, 0, column, row),
            point(cell, 1, column, row),
            point(cell, 2, column, row),
            point(cell, 3, column, row),
            point(cell, 4, column, row)),
        score);
  }

  private Point point(int cell, int index, int column, int row) {
    int at = POINTS * cell + 2 * index;
    return new Point((points.get(at) + column) * stride, (points.get(at + 1) + row) * stride);
  }
}
