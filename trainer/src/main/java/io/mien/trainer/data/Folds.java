package io.mien.trainer.data;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Equal parts of a data set, with the same share of every label in each, so that a model can be
 * asked about faces it never saw. The same faces, number and seed give the same parts. Immutable.
 */
public final class Folds {

  private final List<LabeledFace> faces;
  private final int[] fold;
  private final int count;

  private Folds(List<LabeledFace> faces, int[] fold, int count) {
    this.faces = faces;
    this.fold = fold;
    this.count = count;
  }

  /**
   * @param count how many parts, at least 2
   */
  public static Folds stratified(List<LabeledFace> faces, int count, long seed) {
    if (count < 2 || count > faces.size()) {
      throw new IllegalArgumentException(
          "%d faces cannot be cut into %d folds".formatted(faces.size(), count));
    }
    Map<Emotion, List<Integer>> byLabel = new EnumMap<>(Emotion.class);
    for (int i = 0; i < faces.size(); i++) {
      byLabel.computeIfAbsent(faces.get(i).label(), label -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    int[] fold = new int[faces.size()];
    int next = 0;
    for (List<Integer> indexes : byLabel.values()) {
      Collections.shuffle(indexes, random);
      for (int index : indexes) {
        fold[index] = next++ % count;
      }
    }
    return new Folds(List.copyOf(faces), fold, count);
  }

  /** How many parts there are. */
  public int count() {
    return count;
  }

  /**
   * The faces of one part and those of all others, each in their order.
   *
   * @param index of the part, from 0
   * @return the others as training, the part as validation
   */
  public Split without(int index) {
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("fold %d of %d".formatted(index, count));
    }
    List<LabeledFace> others = new ArrayList<>();
    List<LabeledFace> part = new ArrayList<>();
    for (int i = 0; i < fold.length; i++) {
      (fold[i] == index ? part : others).add(faces.get(i));
    }
    return new Split(others, part);
  }
}
