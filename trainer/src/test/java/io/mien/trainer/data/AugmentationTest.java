package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {

  private final AlignedCrop crop = TestFaces.striped(1, Emotion.SAD, Usage.TRAINING).crop();

  private float[] changed(Augmentation augmentation, long seed) {
    float[] target = new float[48 * 48];
    augmentation.apply(crop, new SplittableRandom(seed), target, 0);
    return target;
  }

  @Test
  void shouldChangeNothingButMirrorWhenAllIsOff() {
    Augmentation off = new Augmentation(0, 1, 0, 1, 0);
    for (long seed = 0; seed < 8; seed++) {
      float[] found = changed(off, seed);
      boolean mirrored = Math.abs(found[0] - (crop.pixels()[0] & 0xff)) > 1e-3;
      for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 48; x++) {
          int expected = crop.pixels()[y * 48 + (mirrored ? 47 - x : x)] & 0xff;
          assertThat(found[y * 48 + x]).isBetween(expected - .01f, expected + .01f);
        }
      }
    }
  }

  @Test
  void shouldStayWithinGrayLevels() {
    for (long seed = 0; seed < 32; seed++) {
      for (float level : changed(Augmentation.defaults(), seed)) {
        assertThat(level).isBetween(0f, 255f);
      }
    }
  }

  @Test
  void shouldDependOnItsRandomnessAlone() {
    assertThat(changed(Augmentation.defaults(), 3)).isEqualTo(changed(Augmentation.defaults(), 3));
    assertThat(changed(Augmentation.defaults(), 3))
        .isNotEqualTo(changed(Augmentation.defaults(), 4));
  }
}
