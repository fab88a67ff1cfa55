package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliefTest {

  private static final int SIZE = 16;

  /** A light disc on dark ground comes back lighter in the middle than at the corners. */
  @Test
  void shouldShowWhatTheGradientsWereTakenFrom() {
    float[] disc = new float[SIZE * SIZE];
    for (int i = 0; i < disc.length; i++) {
      double x = i % SIZE - 7.5;
      int row = i / SIZE;
      double y = row - 7.5;
      disc[i] = (float) Math.exp(-(x * x + y * y) / 30);
    }
    Preprocessing gradients =
        Preprocessing.fit(
            Samples.of(List.of(disc)), List.of(samples -> OrientedGradients.of(SIZE)));
    float[] seen = gradients.apply(Samples.of(List.of(disc))).row(0);

    float[] picture = Relief.of(gradients).orElseThrow().picture(seen);

    float middle = picture[8 * SIZE + 8];
    for (int corner : new int[] {0, SIZE - 1, SIZE * SIZE - SIZE, SIZE * SIZE - 1}) {
      assertThat(picture[corner]).isLessThan(middle - 1);
    }
    assertThat(picture[8 * SIZE]).isLessThan(picture[8 * SIZE + 4]);
    assertThat(picture[8 * SIZE + 15]).isLessThan(picture[8 * SIZE + 11]);
  }

  @Test
  void shouldHaveNothingToShowOfOtherFeatures() {
    assertThat(Relief.of(Preprocessing.NONE)).isEmpty();
  }
}
