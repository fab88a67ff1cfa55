package io.mien.recognition.quality;

/**
 * Where a head looks, in degrees; (0, 0, 0) looks into the camera.
 *
 * @param yaw above 0 if the face is turned towards the right edge of the image
 * @param pitch above 0 if it looks up
 * @param roll above 0 if it is tilted clockwise on the image
 */
public record HeadPose(double yaw, double pitch, double roll) {

  public HeadPose {
    if (!Double.isFinite(yaw) || !Double.isFinite(pitch) || !Double.isFinite(roll)) {
      throw new IllegalArgumentException("not a pose: %s, %s, %s".formatted(yaw, pitch, roll));
    }
  }

  /**
   * The angle between where the head looks and the camera, in [0, 180] degrees. Roll does not
   * count: alignment takes it out.
   */
  public double turn() {
    double toCamera = Math.cos(Math.toRadians(yaw)) * Math.cos(Math.toRadians(pitch));
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, toCamera))));
  }
}
