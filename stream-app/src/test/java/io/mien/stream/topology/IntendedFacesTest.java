package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.face.Box;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.IntendedFace;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntendedFacesTest {

  private static final IntendedFace HAPPY = new IntendedFace(0f, 0f, 100f, 100f, "Happy", 1f);
  private static final IntendedFace SAD = new IntendedFace(60f, 0f, 100f, 100f, "Sad", .8f);

  @Test
  void shouldPreferTheLargerOverlap() {
    List<Box> boxes = List.of(new Box(70, 5, 90, 90), new Box(5, 5, 90, 90));

    assertThat(IntendedFaces.match(boxes, List.of(HAPPY, SAD)))
        .containsExactly(new IntendedEmotion("Sad", .8f), new IntendedEmotion("Happy", 1f));
  }

  @Test
  void shouldGiveADrawnFaceToOneBoxOnly() {
    List<Box> boxes = List.of(new Box(0, 0, 60, 60), new Box(0, 0, 100, 100));

    assertThat(IntendedFaces.match(boxes, List.of(HAPPY)))
        .containsExactly(null, new IntendedEmotion("Happy", 1f));
  }

  @Test
  void shouldTakeASmallBoxInTheMiddleForTheFace() {
    assertThat(IntendedFaces.match(List.of(new Box(40, 40, 20, 20)), List.of(HAPPY)))
        .containsExactly(new IntendedEmotion("Happy", 1f));
  }

  @Test
  void shouldLeaveABoxElsewhereAlone() {
    assertThat(IntendedFaces.match(List.of(new Box(300, 0, 50, 50)), List.of(HAPPY)))
        .containsExactly((IntendedEmotion) null);
  }
}
