package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixingTest {

  private static final int SIZE = 16;
  private static final int PIXELS = SIZE * SIZE;

  private final SplittableRandom random = new SplittableRandom(5);

  private static float[] bright() {
    float[] face = new float[PIXELS];
    Arrays.fill(face, 200);
    return face;
  }

  @Test
  void shouldBlendAllPixelsByWhatItReturns() {
    Mixing mixup = new Mixing(.4, 0, 1);
    for (int i = 0; i < 50; i++) {
      float[] levels = new float[2 * PIXELS];
      double kept = mixup.mix(levels, PIXELS, bright(), SIZE, random);
      assertThat(levels[0]).isZero();
      for (int p = PIXELS; p < 2 * PIXELS; p++) {
        assertThat(levels[p]).isCloseTo((float) ((1 - kept) * 200), within(1e-3f));
      }
    }
  }

  @Test
  void shouldPasteAsMuchOfTheOtherAsItReturns() {
    Mixing cutmix = new Mixing(0, 1, 1);
    double mean = 0;
    for (int i = 0; i < 200; i++) {
      float[] levels = new float[PIXELS];
      double kept = cutmix.mix(levels, 0, bright(), SIZE, random);
      int pasted = 0;
      for (float level : levels) {
        assertThat(level == 0 || level == 200).isTrue();
        pasted += level == 200 ? 1 : 0;
      }
      assertThat(1 - kept).isCloseTo(pasted / (double) PIXELS, within(1e-9));
      mean += kept / 200;
    }
    assertThat(mean).isBetween(.5, .8);
  }

  @Test
  void shouldDrawFromBeta() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      double drawn = Mixing.beta(.4, random);
      sum += drawn;
      squares += drawn * drawn;
    }
    double mean = sum / 20_000;
    assertThat(mean).isCloseTo(.5, within(.01));
    // The variance of Beta(a, a) is 1 / (4 (2a + 1)).
    assertThat(squares / 20_000 - mean * mean).isCloseTo(1 / (4 * 1.8), within(.005));
  }

  @Test
  void shouldMixAShareAlone() {
    int chosen = 0;
    for (int i = 0; i < 2000; i++) {
      chosen += new Mixing(1, 0, .25).chosen(random) ? 1 : 0;
    }
    assertThat(chosen).isBetween(420, 580);
    assertThat(Mixing.NONE.leavesAlone()).isTrue();
    assertThatThrownBy(() -> new Mixing(5, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
