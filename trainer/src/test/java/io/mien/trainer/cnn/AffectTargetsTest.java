package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AffectTargetsTest {

  private static final List<Truth> HEADS = List.of(Truth.LABEL);
  private static final AffectOptions AFFECT =
      new AffectOptions(AffectSource.ANNOTATED, AffectLoss.CCC, 1);

  // The third face was not annotated.
  private final AffectTargets targets =
      new AffectTargets(
          AFFECT.examples(
              faces(new ValenceArousal(.5f, -.25f), new ValenceArousal(-.5f, .75f), null), HEADS),
          TrainOptions.defaults(HEADS).change().affect(AFFECT).done());

  private static List<LabeledFace> faces(@Nullable ValenceArousal... told) {
    List<LabeledFace> faces = new ArrayList<>();
    for (LabeledFace face : TestFaces.striped(told.length, Usage.TRAINING)) {
      faces.add(
          new LabeledFace(
              face.row(),
              face.crop(),
              face.label(),
              face.usage(),
              face.votes(),
              told[faces.size()],
              face.source()));
    }
    return faces;
  }

  @Test
  void shouldBlendThemAsFacesWere() {
    float[] drawn = targets.room(2);
    targets.put(1, drawn, 0);
    targets.put(0, drawn, 1);
    targets.mix(1, .75, drawn, 1);

    assertThat(drawn).containsExactly(-.5f, .75f, .25f, 0);
  }

  @Test
  void shouldNotKnowThoseOfAFaceMixedWithOneNobodyAnnotated() {
    float[] drawn = targets.room(2);
    targets.put(0, drawn, 0);
    targets.mix(2, .75, drawn, 0);
    targets.put(2, drawn, 1);
    targets.mix(0, .75, drawn, 1);

    assertThat(drawn).containsOnly(Float.NaN);
  }

  @Test
  void shouldTakeNoRoomWhereNothingIsLearnedOfThem() {
    AffectTargets none =
        new AffectTargets(
            Examples.of(faces(new ValenceArousal[2]), HEADS), TrainOptions.defaults(HEADS));
    float[] drawn = none.room(5);
    none.put(0, drawn, 3);
    none.mix(1, .5, drawn, 3);

    assertThat(drawn).isEmpty();
  }
}
