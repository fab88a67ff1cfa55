package io.mien.recognition.quality;

/** Why a face is not good enough to be judged. */
public enum QualityGate {
  /** Too few pixels. */
  TOO_SMALL,
  /** Out of focus, moving, or badly compressed. */
  BLURRED,
  /** Looks too far away from the camera. */
  TURNED
}
