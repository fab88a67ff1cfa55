package io.mien.stream.alert;

import io.mien.recognition.emotion.Emotion;
import io.mien.schemas.EmotionEvent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that is measured of a face, or of the whole frame. */
sealed interface Quantity {

  /** What rules may be about, for messages. */
  String NAMES =
      Emotion.all().stream().map(Emotion::label).collect(Collectors.joining(", "))
          + ", valence, arousal or faces";

  /** The quantity of that name, in any letter case. */
  static Optional<Quantity> of(String name) {
    for (Emotion emotion : Emotion.all()) {
      if (emotion.label().equalsIgnoreCase(name)) {
        return Optional.of(new Probability(emotion));
      }
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "valence" -> Optional.of(Affect.VALENCE);
      case "arousal" -> Optional.of(Affect.AROUSAL);
      case "faces" -> Optional.of(new Faces());
      default -> Optional.empty();
    };
  }

  /**
   * Its value.
   *
   * @param face null for a rule that is about no single face
   * @param faces confirmed faces on the frame
   * @return empty where it was not measured
   */
  OptionalDouble of(@Nullable EmotionEvent face, int faces);

  /** What is wrong with a threshold; null if nothing is. */
  @Nullable String objection(double threshold);

  /** Whether it is about one face and not about the frame. */
  boolean isOfFace();

  /** The smoothed probability of an emotion. */
  record Probability(Emotion emotion) implements Quantity {

    @Override
    public OptionalDouble of(@Nullable EmotionEvent face, int faces) {
      Map<String, Float> smoothed = face == null ? null : face.getSmoothedProbabilities();
      Float probability = smoothed == null ? null : smoothed.get(emotion.label());
      return probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability);
    }

    @Override
    public @Nullable String objection(double threshold) {
      return threshold >= 0 && threshold <= 1 ? null : "a probability is a number from 0 to 1";
    }

    @Override
    public boolean isOfFace() {
      return true;
    }
  }

  /** How pleasant or excited a face looks, where the bundle estimates it. */
  enum Affect implements Quantity {
    VALENCE,
    AROUSAL;

    @Override
    public OptionalDouble of(@Nullable EmotionEvent face, int faces) {
      Float value = face == null ? null : this == VALENCE ? face.getValence() : face.getArousal();
      return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Override
    public @Nullable String objection(double threshold) {
      return threshold >= -1 && threshold <= 1
          ? null
          : "valence and arousal are numbers from -1 to 1";
    }

    @Override
    public boolean isOfFace() {
      return true;
    }
  }

  /** How many faces the camera sees. */
  record Faces() implements Quantity {

    @Override
    public OptionalDouble of(@Nullable EmotionEvent face, int faces) {
      return OptionalDouble.of(faces);
    }

    @Override
    public @Nullable String objection(double threshold) {
      return threshold >= 0 && threshold == Math.rint(threshold)
          ? null
          : "a number of faces is a whole number of 0 or more";
    }

    @Override
    public boolean isOfFace() {
      return false;
    }
  }
}
