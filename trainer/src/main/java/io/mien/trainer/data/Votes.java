package io.mien.trainer.data;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;
import java.util.Optional;

/**
 * What the annotators of FER+ saw in one face: how many voted for each emotion, for unknown, and
 * for NF (not a face). Immutable.
 *
 * <p>Source: Barsoum, Zhang, Canton Ferrer, Zhang, Training Deep Networks for Facial Expression
 * Recognition with Crowd-Sourced Label Distribution (ICMI 2016).
 */
public final class Votes {

  /** Columns of a vote row: eight emotions, unknown, NF. */
  public static final int COLUMNS = 10;

  private static final List<Emotion> ORDER =
      List.of(
          Emotion.NEUTRAL,
          Emotion.HAPPY,
          Emotion.SURPRISE,
          Emotion.SAD,
          Emotion.ANGER,
          Emotion.DISGUST,
          Emotion.FEAR,
          Emotion.CONTEMPT);

  private final int[] counts;

  private Votes(int[] counts) {
    this.counts = counts;
  }

  /**
   * @param counts votes in the order of the file: neutral, happiness, surprise, sadness, anger,
   *     disgust, fear, contempt, unknown, NF; copied
   * @throws IllegalArgumentException if there are not ten, one is negative, or nobody voted
   */
  public static Votes of(int... counts) {
    if (counts.length != COLUMNS) {
      throw new IllegalArgumentException(counts.length + " vote columns instead of " + COLUMNS);
    }
    int sum = 0;
    for (int count : counts) {
      if (count < 0) {
        throw new IllegalArgumentException("a negative number of votes: " + count);
      }
      sum += count;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("nobody voted");
    }
    return new Votes(counts.clone());
  }

  /** One vote, for this emotion. */
  public static Votes unanimous(Emotion emotion) {
    int[] counts = new int[COLUMNS];
    counts[ORDER.indexOf(emotion)] = 1;
    return new Votes(counts);
  }

  /**
   * The share of each emotion among the votes for an emotion, over all eight in canonical order;
   * empty if every vote is unknown or NF.
   */
  public Optional<Probabilities> distribution() {
    float[] shares = new float[ORDER.size()];
    int sum = 0;
    for (int i = 0; i < ORDER.size(); i++) {
      sum += counts[i];
    }
    if (sum == 0) {
      return Optional.empty();
    }
    for (int i = 0; i < ORDER.size(); i++) {
      shares[Emotion.all().indexOf(ORDER.get(i))] = counts[i] / (float) sum;
    }
    return Optional.of(Probabilities.of(Emotion.all(), shares));
  }

  /**
   * The column with most votes, of equals the first in the file's order; empty if that is unknown
   * or NF.
   */
  public Optional<Emotion> majority() {
    int best = 0;
    for (int i = 1; i < COLUMNS; i++) {
      if (counts[i] > counts[best]) {
        best = i;
      }
    }
    return best < ORDER.size() ? Optional.of(ORDER.get(best)) : Optional.empty();
  }
}
