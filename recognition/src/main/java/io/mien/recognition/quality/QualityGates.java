package io.mien.recognition.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What a face needs to be judged.
 *
 * @param minSize least {@link FaceQuality#size()}, in pixels; 0 takes every size
 * @param maxBlur most {@link FaceQuality#blur()}, in [0, 1]; 1 takes every blur
 * @param maxTurn most {@link HeadPose#turn()}, in degrees; 180 takes every turn
 */
public record QualityGates(double minSize, double maxBlur, double maxTurn) {

  /** Takes every face. */
  public static final QualityGates OPEN = new QualityGates(0, 1, 180);

  public QualityGates {
    if (!(minSize >= 0)) {
      throw new IllegalArgumentException("minSize is not negative: " + minSize);
    }
    if (!(maxBlur >= 0 && maxBlur <= 1)) {
      throw new IllegalArgumentException("maxBlur lies in [0, 1]: " + maxBlur);
    }
    if (!(maxTurn >= 0 && maxTurn <= 180)) {
      throw new IllegalArgumentException("maxTurn lies in [0, 180]: " + maxTurn);
    }
  }

  /** The gates that a face does not pass; what could not be measured passes. */
  public List<QualityGate> failed(FaceQuality quality) {
    List<QualityGate> failed = new ArrayList<>();
    if (quality.size() < minSize) {
      failed.add(QualityGate.TOO_SMALL);
    }
    if (quality.blur() > maxBlur) {
      failed.add(QualityGate.BLURRED);
    }
    HeadPose pose = quality.pose();
    if (pose != null && pose.turn() > maxTurn) {
      failed.add(QualityGate.TURNED);
    }
    return failed;
  }
}
