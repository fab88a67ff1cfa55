package io.mien.recognition.emotion;

/**
 * A point of Russell's circumplex model of affect.
 *
 * @param valence unpleasant -1 to pleasant 1
 * @param arousal calm -1 to excited 1
 */
public record ValenceArousal(float valence, float arousal) {

  public ValenceArousal {
    if (!(Math.abs(valence) <= 1) || !(Math.abs(arousal) <= 1)) {
      throw new IllegalArgumentException(
          "valence and arousal lie in [-1, 1]: " + valence + ", " + arousal);
    }
  }
}
