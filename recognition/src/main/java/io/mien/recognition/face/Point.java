package io.mien.recognition.face;

/** A place on an image in pixels, x to the right and y down from the top left corner. */
public record Point(float x, float y) {

  public Point {
    if (!Float.isFinite(x) || !Float.isFinite(y)) {
      throw new IllegalArgumentException("not a place: " + x + ", " + y);
    }
  }
}
