package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {

  private final List<LabeledFace> faces = new ArrayList<>();

  SplitTest() {
    for (int i = 0; i < 200; i++) {
      faces.add(TestFaces.striped(i, i < 180 ? Emotion.HAPPY : Emotion.DISGUST, Usage.TRAINING));
    }
  }

  @Test
  void shouldTakeTheSameShareOfEveryLabel() {
    Split split = Split.stratified(faces, .1, 7);
    assertThat(split.validation()).filteredOn(f -> f.label() == Emotion.HAPPY).hasSize(18);
    assertThat(split.validation()).filteredOn(f -> f.label() == Emotion.DISGUST).hasSize(2);
  }

  @Test
  void shouldPutEveryFaceOnExactlyOneSide() {
    Split split = Split.stratified(faces, .1, 7);
    List<LabeledFace> both = new ArrayList<>(split.training());
    both.addAll(split.validation());
    assertThat(both).containsExactlyInAnyOrderElementsOf(faces);
  }

  @Test
  void shouldDependOnTheSeedAlone() {
    assertThat(Split.stratified(faces, .1, 7)).isEqualTo(Split.stratified(faces, .1, 7));
    assertThat(Split.stratified(faces, .1, 7)).isNotEqualTo(Split.stratified(faces, .1, 8));
  }
}
