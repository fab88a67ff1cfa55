package io.mien.recognition.emotion;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * A distribution over some of the {@linkplain Emotion emotions}: one probability in [0, 1] for each
 * label, summing to 1 within {@value #TOLERANCE}. Immutable.
 */
public final class Probabilities {

  /** How far from 1 the sum of float32 softmax outputs may lie. */
  public static final double TOLERANCE = 1e-3;

  private final List<Emotion> labels;
  private final float[] values;

  private Probabilities(List<Emotion> labels, float[] values) {
    this.labels = labels;
    this.values = values;
  }

  /**
   * @param labels distinct emotions, in the order of {@code values}
   * @param values probabilities, copied
   * @throws IllegalArgumentException if the two differ in length, a label repeats, a value is
   *     negative or not finite, or the sum is not 1
   */
  public static Probabilities of(List<Emotion> labels, float[] values) {
    if (labels.size() != values.length) {
      throw new IllegalArgumentException(
          "%d labels for %d probabilities".formatted(labels.size(), values.length));
    }
    if (labels.isEmpty() || EnumSet.copyOf(labels).size() != labels.size()) {
      throw new IllegalArgumentException("labels must be distinct and at least one: " + labels);
    }
    double sum = 0;
    for (float value : values) {
      if (!(value >= 0) || Float.isInfinite(value)) {
        throw new IllegalArgumentException("not a probability: " + value);
      }
      sum += value;
    }
    if (Math.abs(sum - 1) > TOLERANCE) {
      throw new IllegalArgumentException("probabilities sum to " + sum);
    }
    return new Probabilities(List.copyOf(labels), values.clone());
  }

  /** The labels in the order of {@link #values()}. */
  public List<Emotion> labels() {
    return labels;
  }

  /** A copy of the probabilities in the order of {@link #labels()}. */
  public float[] values() {
    return values.clone();
  }

  /** The probability of an emotion; 0 for one that is not among the labels. */
  public float of(Emotion emotion) {
    int index = labels.indexOf(emotion);
    return index < 0 ? 0 : values[index];
  }

  /** The most probable emotion; of equals, the first in label order. */
  public Emotion top() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return labels.get(best);
  }

  /**
   * The same distribution with one emotion left out and the rest renormalised. All mass on the one
   * left out becomes a uniform rest.
   */
  public Probabilities without(Emotion emotion) {
    int left = labels.indexOf(emotion);
    if (left < 0) {
      return this;
    }
    List<Emotion> rest = labels.stream().filter(e -> e != emotion).toList();
    float[] kept = new float[rest.size()];
    double sum = 0;
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i < left ? i : i + 1];
      sum += kept[i];
    }
    for (int i = 0; i < kept.length; i++) {
      kept[i] = sum > 0 ? (float) (kept[i] / sum) : 1f / kept.length;
    }
    return new Probabilities(rest, kept);
  }

  /** The probability of several different emotions together, in [0, 1] but for rounding. */
  public double of(List<Emotion> emotions) {
    double sum = 0;
    for (int i = 0; i < emotions.size(); i++) {
      sum += of(emotions.get(i));
    }
    return sum;
  }

  /**
   * The same distribution with the mass of some emotions shared out among them in the proportions
   * that another gives them; all others keep theirs, bit for bit.
   *
   * @param other with the same labels, and with some mass on those emotions
   * @param among different emotions that are among the labels
   * @throws IllegalArgumentException if the labels differ, lack one of those, or the other has
   *     nothing there
   */
  public Probabilities sharedOutLike(Probabilities other, List<Emotion> among) {
    double theirs = other.of(among);
    if (!labels.equals(other.labels) || !labels.containsAll(among) || !(theirs > 0)) {
      throw new IllegalArgumentException(
          "%s cannot be shared out among %s like %s".formatted(this, among, other));
    }
    double mass = of(among);
    float[] shared = values.clone();
    for (int i = 0; i < among.size(); i++) {
      Emotion emotion = among.get(i);
      shared[labels.indexOf(emotion)] = (float) (mass * (other.of(emotion) / theirs));
    }
    return new Probabilities(labels, shared);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probabilities that
        && labels.equals(that.labels)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : ", ").append(labels.get(i).label());
      text.append('=').append("%.3f".formatted(values[i]));
    }
    return text.append('}').toString();
  }
}
