package io.mien.recognition.face;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

/** Of many boxes around the same face, keeps the best one. */
final class NonMaximumSuppression {

  /** Candidates that take part, as in OpenCV. */
  private static final int TOP = 5000;

  private NonMaximumSuppression() {}

  /**
   * The faces of which no better one overlaps more, best first.
   *
   * @param maxOverlap intersection over union, in (0, 1]
   */
  static List<Face> best(List<Face> candidates, float maxOverlap) {
    List<Face> kept = new ArrayList<>();
    candidates.stream()
        .sorted(comparingDouble(Face::score).reversed())
        .limit(TOP)
        .filter(face -> kept.stream().noneMatch(b -> b.box().overlap(face.box()) > maxOverlap))
        .forEachOrdered(kept::add);
    return kept;
  }
}
