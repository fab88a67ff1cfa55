package io.mien.recognition.face;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import java.util.Comparator;
import java.util.List;

/** The order in which the faces of a frame are numbered. */
public final class FaceOrder {

  /** Of those that begin at the same place, from top to bottom. */
  public static final Comparator<Face> LEFT_TO_RIGHT =
      comparing(
          Face::box, comparingDouble(Box::x).thenComparingDouble(Box::y).thenComparing(Box::width));

  private FaceOrder() {}

  static List<Face> leftToRight(List<Face> faces) {
    return faces.stream().sorted(LEFT_TO_RIGHT).toList();
  }
}
