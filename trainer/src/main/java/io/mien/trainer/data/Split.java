package io.mien.trainer.data;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Faces to learn from and faces to choose by, each in file order.
 *
 * @param training what the model learns
 * @param validation what early stopping, checkpoints and thresholds are chosen by
 */
public record Split(List<LabeledFace> training, List<LabeledFace> validation) {

  /** The share of Training that validation takes unless told otherwise. */
  public static final double VALIDATION_SHARE = 0.1;

  public Split {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  /**
   * The data set's own validation faces where it has some; else a stratified share of Training.
   *
   * @param share of Training that goes to validation where there is none, in (0, 1)
   */
  public static Split of(FaceData data, double share, long seed) {
    List<LabeledFace> own = data.of(Usage.VALIDATION);
    List<LabeledFace> training = data.of(Usage.TRAINING);
    return own.isEmpty() ? stratified(training, share, seed) : new Split(training, own);
  }

  /**
   * Takes the same share of every label for validation. The same faces, share and seed give the
   * same split.
   *
   * @param share of the faces that go to validation, in (0, 1)
   */
  public static Split stratified(List<LabeledFace> faces, double share, long seed) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException("the validation share lies in (0, 1): " + share);
    }
    Map<Emotion, List<Integer>> byLabel = new EnumMap<>(Emotion.class);
    for (int i = 0; i < faces.size(); i++) {
      byLabel.computeIfAbsent(faces.get(i).label(), label -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    boolean[] held = new boolean[faces.size()];
    for (List<Integer> indexes : byLabel.values()) {
      Collections.shuffle(indexes, random);
      indexes.subList(0, (int) Math.round(indexes.size() * share)).forEach(i -> held[i] = true);
    }
    List<LabeledFace> training = new ArrayList<>();
    List<LabeledFace> validation = new ArrayList<>();
    for (int i = 0; i < held.length; i++) {
      (held[i] ? validation : training).add(faces.get(i));
    }
    return new Split(training, validation);
  }
}
