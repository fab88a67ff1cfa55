package io.mien.stream.capture.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanvasTest {

  /** Four by two pixels, origin in the middle, half transparent white. */
  private static Sprite veil() {
    byte[] bgra = new byte[4 * 2 * 4];
    Arrays.fill(bgra, (byte) 128);
    return new Sprite(bgra, 4, 2, -2, -1, 1);
  }

  private static int gray(Canvas canvas, int x, int y) {
    return canvas.bgr()[(y * canvas.width() + x) * 3] & 0xFF;
  }

  @Test
  void shouldLaySpritesOverWhatIsThere() {
    Canvas canvas = new Canvas(10, 10);
    canvas.draw(veil(), Placement.upright(5, 5, 1));
    assertThat(gray(canvas, 3, 4)).isEqualTo(128);
    assertThat(gray(canvas, 6, 5)).isEqualTo(128);
    assertThat(gray(canvas, 2, 4)).isZero();
    assertThat(gray(canvas, 3, 3)).isZero();
    canvas.draw(veil(), Placement.upright(5, 5, 1));
    assertThat(gray(canvas, 4, 4)).isBetween(190, 193);
  }

  @Test
  void shouldTurnClockwise() {
    Canvas canvas = new Canvas(10, 10);
    canvas.draw(veil(), new Placement(5, 5, 1, Math.PI / 2));
    assertThat(gray(canvas, 4, 3)).isEqualTo(128);
    assertThat(gray(canvas, 5, 6)).isEqualTo(128);
    assertThat(gray(canvas, 3, 4)).isZero();
    assertThat(gray(canvas, 4, 2)).isZero();
  }

  @Test
  void shouldEnlargeAroundTheOrigin() {
    Canvas canvas = new Canvas(20, 20);
    canvas.draw(veil(), Placement.upright(10, 10, 2));
    assertThat(gray(canvas, 10, 10)).isEqualTo(128);
    assertThat(gray(canvas, 6, 10)).isEqualTo(gray(canvas, 13, 10)).isGreaterThan(50);
    assertThat(gray(canvas, 10, 8)).isEqualTo(gray(canvas, 10, 11)).isGreaterThan(50);
    assertThat(gray(canvas, 4, 10)).isEqualTo(gray(canvas, 15, 10)).isZero();
  }

  @Test
  void shouldCutAtTheRim() {
    Canvas canvas = new Canvas(4, 4);
    canvas.draw(veil(), Placement.upright(0, 0, 1));
    canvas.draw(veil(), Placement.upright(-50, 90, 1));
    assertThat(gray(canvas, 0, 0)).isEqualTo(128);
    assertThat(gray(canvas, 3, 3)).isZero();
  }
}
