package io.mien.stream.capture.draw;

/**
 * Where something drawn in its own coordinates comes to lie on a canvas.
 *
 * @param x of its origin, in pixels from the left edge of the canvas
 * @param y of its origin, in pixels from the top edge
 * @param unit pixels for one of its units
 * @param roll clockwise turn in radians
 */
record Placement(double x, double y, double unit, double roll) {

  Placement {
    if (!(unit > 0)) {
      throw new IllegalArgumentException("not a scale: " + unit);
    }
  }

  static Placement upright(double x, double y, double unit) {
    return new Placement(x, y, unit, 0);
  }
}
