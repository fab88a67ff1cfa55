package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OrientedGradientsTest {

  private static final int SIZE = 8;
  private static final int CELLS = 4;

  /** Levels that rise along a direction of the picture, y downwards. */
  private static float[] ramp(double degrees, float slope) {
    float[] pixels = new float[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % SIZE;
      int y = i / SIZE;
      double angle = Math.toRadians(degrees);
      pixels[i] = (float) (0.5 + slope * (Math.cos(angle) * x + Math.sin(angle) * y));
    }
    return pixels;
  }

  private static float[] strengths(float[] pixels) {
    return new OrientedGradients(SIZE, 4, 4, 1e-6f).apply(Samples.of(List.of(pixels))).row(0);
  }

  @Test
  void shouldTellInWhichDirectionLevelsRise() {
    for (int direction = 0; direction < 4; direction++) {
      float[] found = strengths(ramp(90 * direction, 0.01f));

      for (int k = 0; k < 4; k++) {
        for (int cell = 0; cell < CELLS; cell++) {
          float strength = found[k * CELLS + cell];
          if (k == direction) {
            // All of it in one of four directions: e = 2 s.
            assertThat(strength).isEqualTo(2 / OrientedGradients.REACH, within(0.1f));
          } else {
            assertThat(strength).isEqualTo(0, within(1e-4f));
          }
        }
      }
    }
  }

  @Test
  void shouldNotCareForLightAndContrast() {
    assertThat(strengths(ramp(30, 0.04f)))
        .containsExactly(strengths(ramp(30, 0.01f)), within(1e-3f));
  }

  @Test
  void shouldSeeNothingInAFlatPicture() {
    assertThat(strengths(ramp(0, 0))).containsOnly(0);
  }
}
