package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mien.recognition.emotion.Emotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {

  private final List<LabeledFace> faces = new ArrayList<>();

  FoldsTest() {
    for (int i = 0; i < 200; i++) {
      faces.add(TestFaces.striped(i, i < 180 ? Emotion.HAPPY : Emotion.DISGUST, Usage.TRAINING));
    }
  }

  @Test
  void shouldPutEveryFaceIntoExactlyOneFold() {
    Folds folds = Folds.stratified(faces, 3, 7);
    List<LabeledFace> all = new ArrayList<>();
    for (int i = 0; i < folds.count(); i++) {
      Split split = folds.without(i);
      assertThat(split.training()).doesNotContainAnyElementsOf(split.validation());
      assertThat(split.training().size() + split.validation().size()).isEqualTo(200);
      all.addAll(split.validation());
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(faces);
  }

  @Test
  void shouldGiveEveryFoldTheSameShareOfEveryLabel() {
    Folds folds = Folds.stratified(faces, 4, 7);
    for (int i = 0; i < 4; i++) {
      assertThat(folds.without(i).validation())
          .filteredOn(face -> face.label() == Emotion.DISGUST)
          .hasSize(5);
    }
  }

  @Test
  void shouldDependOnTheSeedAlone() {
    Split first = Folds.stratified(faces, 2, 7).without(0);
    assertThat(Folds.stratified(faces, 2, 7).without(0)).isEqualTo(first);
    assertThat(Folds.stratified(faces, 2, 8).without(0)).isNotEqualTo(first);
  }

  @Test
  void shouldRefuseFewerThanTwoFolds() {
    assertThatIllegalArgumentException().isThrownBy(() -> Folds.stratified(faces, 1, 7));
  }
}
