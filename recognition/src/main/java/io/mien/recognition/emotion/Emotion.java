package io.mien.recognition.emotion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The eight categories of FER+, in the canonical order of this project. A bundle declares which of
 * them its outputs are: FER2013 and SFEW know no contempt.
 */
public enum Emotion {
  NEUTRAL("Neutral"),
  HAPPY("Happy"),
  SAD("Sad"),
  SURPRISE("Surprise"),
  FEAR("Fear"),
  DISGUST("Disgust"),
  ANGER("Anger"),
  CONTEMPT("Contempt");

  private static final List<Emotion> ALL = List.of(values());

  private final String label;

  Emotion(String label) {
    this.label = label;
  }

  /** The name as people and bundles write it, for example {@code Happy}. */
  public String label() {
    return label;
  }

  /** All eight, in canonical order. */
  public static List<Emotion> all() {
    return ALL;
  }

  /** The emotion with that label, in any letter case. */
  public static Optional<Emotion> ofLabel(String label) {
    return Arrays.stream(values()).filter(e -> e.label.equalsIgnoreCase(label)).findFirst();
  }
}
