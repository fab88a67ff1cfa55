package io.mien.stream.capture.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneTest {

  private static final int LEVEL = 150;

  /** Faces of one gray level: where they are is all that is tested here. */
  private static Scene scene(int width, int height, int people, long seed) {
    List<Scene.Role> roles = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      roles.add(
          new Scene.Role(
              shares -> {
                byte[] face = new byte[48 * 48];
                Arrays.fill(face, (byte) LEVEL);
                return face;
              },
              new EmotionTimeline(Emotion.all(), seed + i, 2, 1, i)));
    }
    return new Scene(width, height, seed, roles);
  }

  @ParameterizedTest
  @CsvSource({
    "640, 480, 1",
    "640, 480, 2",
    "640, 480, 6",
    "1280, 720, 5",
    "1920, 1080, 16",
    "320, 240, 2",
    "480, 640, 3"
  })
  void shouldKeepFacesApartAndOnThePicture(int width, int height, int people) {
    Scene scene = scene(width, height, people, 5);
    Canvas canvas = new Canvas(width, height);
    for (double t = 0; t < 60; t += 7.3) {
      List<DrawnFace> faces = scene.draw(canvas, t);
      assertThat(faces).hasSize(people);
      for (int i = 0; i < people; i++) {
        Box box = faces.get(i).box();
        assertThat(box.x()).isGreaterThanOrEqualTo(0);
        assertThat(box.y()).isGreaterThanOrEqualTo(0);
        assertThat(box.x() + box.width()).isLessThanOrEqualTo(width);
        assertThat(box.y() + box.height()).isLessThanOrEqualTo(height);
        for (int j = 0; j < i; j++) {
          assertThat(box.overlap(faces.get(j).box())).as("faces %d and %d", i, j).isZero();
        }
      }
    }
  }

  @Test
  void shouldDrawTheFaceWhereItSaysAndAsBrightAsItIs() {
    Scene scene = scene(640, 480, 2, 9);
    Canvas canvas = new Canvas(640, 480);
    for (DrawnFace face : scene.draw(canvas, 3)) {
      Box box = face.box();
      int x = Math.round(box.x() + box.width() / 2);
      int y = Math.round(box.y() + box.height() / 2);
      assertThat(luma(canvas.bgr(), (y * 640 + x) * 3)).isBetween(LEVEL - 3.0, LEVEL + 3.0);
    }
  }

  /** ITU-R BT.601, as OpenCV turns color to gray. */
  private static double luma(byte[] bgr, int at) {
    return .114 * (bgr[at] & 0xFF) + .587 * (bgr[at + 1] & 0xFF) + .299 * (bgr[at + 2] & 0xFF);
  }

  @Test
  void shouldMakeOneOrTwoFacesLargeEnoughForAnyDetector() {
    for (int people = 1; people <= 2; people++) {
      for (DrawnFace face : scene(640, 480, people, 1).draw(new Canvas(640, 480), 0)) {
        assertThat(face.box().height()).isBetween(.36f * 480, .48f * 480);
      }
    }
  }

  @Test
  void shouldMove() {
    Scene scene = scene(640, 480, 1, 1);
    Canvas canvas = new Canvas(640, 480);
    Box before = scene.draw(canvas, 0).get(0).box();
    byte[] pixels = canvas.bgr();
    Box after = scene.draw(canvas, 4).get(0).box();
    assertThat(after).isNotEqualTo(before);
    assertThat(canvas.bgr()).isNotEqualTo(pixels);
  }

  @Test
  void shouldBeDecidedByTheSeedAlone() {
    Canvas one = new Canvas(320, 240);
    Canvas same = new Canvas(320, 240);
    Canvas other = new Canvas(320, 240);
    List<DrawnFace> faces = scene(320, 240, 1, 1).draw(one, 5);
    assertThat(scene(320, 240, 1, 1).draw(same, 5)).isEqualTo(faces);
    assertThat(scene(320, 240, 1, 2).draw(other, 5)).isNotEqualTo(faces);
    assertThat(same.bgr()).isEqualTo(one.bgr());
    assertThat(other.bgr()).isNotEqualTo(one.bgr());
  }

  @Test
  void shouldCoverTheWholePicture() {
    Canvas canvas = new Canvas(320, 240);
    byte[] before = canvas.bgr();
    assertThat(scene(320, 240, 0, 1).draw(canvas, 100)).isEmpty();
    byte[] after = canvas.bgr();
    for (int i = 0; i < before.length; i += 3) {
      assertThat(after[i] | after[i + 1] | after[i + 2]).as("pixel %d", i / 3).isNotZero();
    }
  }

  @Test
  void shouldSayWhenThereIsNoRoom() {
    assertThat(Scene.fits(640, 480, 2)).isTrue();
    assertThat(Scene.fits(100, 100, 4)).isFalse();
    assertThatThrownBy(() -> scene(100, 100, 4, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
