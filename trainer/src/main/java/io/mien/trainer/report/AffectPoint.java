package io.mien.trainer.report;

/**
 * A place in the valence/arousal plane.
 *
 * @param valence unpleasant to pleasant, in [-1, 1]
 * @param arousal calm to excited, in [-1, 1]
 */
public record AffectPoint(double valence, double arousal) {

  public AffectPoint {
    if (!(Math.abs(valence) <= 1 && Math.abs(arousal) <= 1)) {
      throw new IllegalArgumentException("(%s, %s) is outside".formatted(valence, arousal));
    }
  }
}
