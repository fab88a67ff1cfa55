package io.mien.recognition.face;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The five points of a face, in pixels. Right and left are the person's own: the right eye is the
 * one further left on an unmirrored image. The eyes are always known; a detector that finds only
 * eyes leaves the others null.
 */
public record Landmarks(
    Point rightEye,
    Point leftEye,
    @Nullable Point nose,
    @Nullable Point rightMouth,
    @Nullable Point leftMouth) {

  public Landmarks {
    requireNonNull(rightEye, "rightEye");
    requireNonNull(leftEye, "leftEye");
  }

  /** Eyes alone. */
  public static Landmarks ofEyes(Point rightEye, Point leftEye) {
    return new Landmarks(rightEye, leftEye, null, null, null);
  }
}
