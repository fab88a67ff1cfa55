package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DreamsTest {

  private static final Samples PATTERNS = Patterns.barsAndStripes();

  @Test
  void shouldMostlyDreamOfBarsAndStripesAfterSeeingNothingElse() {
    Samples data = Patterns.repeated(PATTERNS, 10);
    RbmOptions options =
        new RbmOptions(
            Visibles.BINARY, 5, false, 35, 0.1, 0.5, 0.5, 0, 0, 0.1, 0, Forgetting.NONE, 1);
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, data, 12, options, GrowthOptions.fixed(300))) {
      Samples noise = Patterns.all(9);
      double before = known(Dreams.of(List.of(rbm.rbm()), noise, 50, 2));
      rbm.learn(data, PATTERNS, new RecordingListener(), () -> false, () -> {});

      assertThat(before).isLessThan(0.1);
      assertThat(known(Dreams.of(List.of(rbm.rbm()), noise, 50, 2))).isGreaterThan(0.6);
    }
  }

  /** The share that consists of bars or of stripes alone. */
  private static double known(Samples dreams) {
    Set<String> patterns = new HashSet<>();
    for (int i = 0; i < PATTERNS.size(); i++) {
      patterns.add(Arrays.toString(PATTERNS.row(i)));
    }
    int known = 0;
    for (int n = 0; n < dreams.size(); n++) {
      float[] dream = dreams.row(n);
      for (int i = 0; i < dream.length; i++) {
        dream[i] = Math.round(dream[i]);
      }
      known += patterns.contains(Arrays.toString(dream)) ? 1 : 0;
    }
    return (double) known / dreams.size();
  }

  @Test
  void shouldDreamThroughEveryLayer() {
    try (Rbm low = RbmTest.random(Visibles.GAUSSIAN, 1);
        Rbm high =
            new Rbm(Visibles.BINARY, Parameters.of(new float[6], new float[3], new float[2]))) {
      Samples dreams = Dreams.of(List.of(low, high), Patterns.all(4), 3, 1);

      assertThat(dreams.features()).isEqualTo(4);
      // The idle RBM above has every neuron half on.
      float[] weights = low.weights();
      float expected = low.visibleBias()[1] + (weights[1] + weights[5] + weights[9]) / 2;
      assertThat(dreams.row(7)[1]).isCloseTo(expected, within(1e-5f));
    }
  }

  @Test
  void shouldPutPicturesSideBySide() {
    BufferedImage sheet =
        Tiles.sheet(
            List.of(new float[] {0, 1, 2, 4}, new float[4], new float[] {9, 8, 8, 8}), 2, 2);

    assertThat(sheet.getWidth()).isEqualTo(10);
    assertThat(sheet.getHeight()).isEqualTo(10);
    assertThat(sheet.getRaster().getSample(3, 3, 0)).as("brightest").isEqualTo(255);
    assertThat(sheet.getRaster().getSample(2, 2, 0)).as("darkest").isZero();
    assertThat(sheet.getRaster().getSample(2, 6, 0)).as("third picture").isEqualTo(255);
  }
}
