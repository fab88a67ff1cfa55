package io.mien.trainer.evaluate;

import io.mien.recognition.emotion.Emotion;
import java.util.Arrays;
import java.util.List;

/** How often each true label was taken for each label. Immutable. */
public final class Confusion {

  private final List<Emotion> labels;
  private final long[][] counts;

  private Confusion(List<Emotion> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts pairs.
   *
   * @param labels those that can occur
   * @param truths what each face truly shows
   * @param estimates what it was taken for, in the same order
   * @throws IllegalArgumentException if the lengths differ or a label is not among {@code labels}
   */
  public static Confusion of(List<Emotion> labels, List<Emotion> truths, List<Emotion> estimates) {
    if (truths.size() != estimates.size()) {
      throw new IllegalArgumentException(
          "%d truths for %d estimates".formatted(truths.size(), estimates.size()));
    }
    long[][] counts = new long[labels.size()][labels.size()];
    for (int i = 0; i < truths.size(); i++) {
      counts[index(labels, truths.get(i))][index(labels, estimates.get(i))]++;
    }
    return new Confusion(List.copyOf(labels), counts);
  }

  private static int index(List<Emotion> labels, Emotion emotion) {
    int index = labels.indexOf(emotion);
    if (index < 0) {
      throw new IllegalArgumentException(emotion + " is not among " + labels);
    }
    return index;
  }

  /** The labels in the order of rows and columns. */
  public List<Emotion> labels() {
    return labels;
  }

  /** Faces that truly show {@code truth} and were taken for {@code estimate}. */
  public long count(Emotion truth, Emotion estimate) {
    return counts[index(labels, truth)][index(labels, estimate)];
  }

  /** A copy of the counts: one row for each true label, one column for each estimate. */
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }

  /** Faces in all. */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /** Share right in [0, 1]; 0 for no faces. */
  public double accuracy() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return total() == 0 ? 0 : right / (double) total();
  }

  /** How well one label is recognised. */
  public ClassFigures of(Emotion emotion) {
    int i = index(labels, emotion);
    long given = Arrays.stream(counts).mapToLong(row -> row[i]).sum();
    return ClassFigures.of(counts[i][i], given, Arrays.stream(counts[i]).sum());
  }

  /** Mean F1 of the labels that occur, in [0, 1]; each label weighs the same. */
  public double macroF1() {
    return labels.stream()
        .map(this::of)
        .filter(figures -> figures.support() > 0)
        .mapToDouble(ClassFigures::f1)
        .average()
        .orElse(0);
  }
}
