package io.mien.trainer.noise;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A few faces of a data set, some of which bear a wrong label. The same seed gives the same ones.
 *
 * @param faces in random order, as they are learned from
 * @param corrupted places of those with a wrong label
 */
record CorruptedFaces(List<LabeledFace> faces, BitSet corrupted) {

  /**
   * Draws faces and labels.
   *
   * @param share of them that get one of the other six labels, each as likely, in [0, 1)
   */
  static CorruptedFaces draw(List<LabeledFace> all, int count, double share, long seed) {
    Random random = new Random(seed);
    List<LabeledFace> drawn = new ArrayList<>(all);
    Collections.shuffle(drawn, random);
    BitSet corrupted = new BitSet();
    List<LabeledFace> faces = new ArrayList<>();
    int wrong = (int) Math.round(share * count);
    for (int i = 0; i < count; i++) {
      LabeledFace face = drawn.get(i);
      // They are in random order, so that the first ones are random ones.
      if (i < wrong) {
        corrupted.set(i);
        face = face.withLabel(other(face.label(), random));
      }
      faces.add(face);
    }
    return new CorruptedFaces(List.copyOf(faces), corrupted);
  }

  private static Emotion other(Emotion label, Random random) {
    List<Emotion> others =
        Truth.LABEL.labels().stream().filter(emotion -> emotion != label).toList();
    return others.get(random.nextInt(others.size()));
  }

  /** Those with the label they came with. */
  List<LabeledFace> clean() {
    List<LabeledFace> clean = new ArrayList<>();
    for (int i = 0; i < faces.size(); i++) {
      if (!corrupted.get(i)) {
        clean.add(faces.get(i));
      }
    }
    return clean;
  }
}
