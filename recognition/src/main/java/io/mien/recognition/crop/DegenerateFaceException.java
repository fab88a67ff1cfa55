package io.mien.recognition.crop;

import io.mien.recognition.MienException;
import io.mien.recognition.face.Point;

/** A face whose eyes lie too close together to tell its size and tilt. */
public final class DegenerateFaceException extends MienException {

  private static final long serialVersionUID = 1L;

  public DegenerateFaceException(Point rightEye, Point leftEye) {
    super(
        "The face with eyes at (%.1f, %.1f) and (%.1f, %.1f) cannot be aligned: they coincide."
            .formatted(rightEye.x(), rightEye.y(), leftEye.x(), leftEye.y()));
  }
}
