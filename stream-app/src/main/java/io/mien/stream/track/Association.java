package io.mien.stream.track;

import io.mien.recognition.face.Box;

/**
 * How much better it explains a box to be a known face than to be a new one: the logarithm of the
 * likelihood ratio of a track score (Blackman and Popoli, "Design and Analysis of Modern Tracking
 * Systems", 1999, 6.2). It is chosen over plain overlap because a face of 15 pixels that walks past
 * a camera of 3 frames a second does not overlap itself.
 */
final class Association {

  /** 99 % of the boxes of a face lie nearer than this: chi-square with 3 degrees of freedom. */
  private static final double GATE = 11.34;

  /** Boxes that overlap so far are near enough even if the gate is narrower, as in SORT. */
  private static final float SURE_OVERLAP = 0.3f;

  /** A face is not looked for further away than this from where it should be, in sizes. */
  private static final double LONGEST_REACH = 1.5;

  /**
   * Logarithm of how many new faces, or things taken for faces, come up in one frame within a size
   * and a factor of e in size: one in 3,000.
   */
  private static final double LOG_NEW_FACES = -8;

  /** Logarithm of the odds that a face in view is detected: nine times of ten. */
  private static final double LOG_DETECTED = Math.log(9);

  /** A pair that cannot be. */
  static final double IMPOSSIBLE = 0;

  private Association() {}

  /**
   * Positive for a pair that is worth making, else {@link #IMPOSSIBLE}.
   *
   * @param expected where the face should be when the box was measured
   */
  static double gain(FaceMotion expected, Box box) {
    double distance2 = expected.distance2(box);
    if (distance2 > GATE) {
      if (expected.box().overlap(box) < SURE_OVERLAP) {
        return IMPOSSIBLE;
      }
      distance2 = GATE;
    }
    if (expected.reach(box) > LONGEST_REACH) {
      return IMPOSSIBLE;
    }
    double logDensity = -0.5 * (distance2 + expected.logDeterminant() + 3 * Math.log(2 * Math.PI));
    return Math.max(IMPOSSIBLE, logDensity + LOG_DETECTED - LOG_NEW_FACES);
  }
}
