package io.mien.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.AlignedCrop;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhotoEffectsTest {

  private static final int SIZE = 32;

  private static float[] picture(int channels) {
    float[] levels = new float[SIZE * SIZE * channels];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = 60 + i / channels % SIZE * 3 + i % channels * 20 + i / channels * 31 % 17;
    }
    return levels;
  }

  private static float[] changed(PhotoEffects effects, int channels, long seed) {
    float[] levels = picture(channels);
    effects.apply(SIZE, channels, new SplittableRandom(seed), levels, 0);
    return levels;
  }

  private static long changes(PhotoEffects effects, int channels) {
    return IntStream.range(0, 100)
        .filter(seed -> !Arrays.equals(changed(effects, channels, seed), picture(channels)))
        .count();
  }

  @Test
  void shouldChangeAboutEveryOtherFace() {
    assertThat(changes(PhotoEffects.NONE, 3)).isZero();
    assertThat(changes(new PhotoEffects(.2, 0, 0, 0), 1)).isBetween(30L, 70L);
    assertThat(changes(new PhotoEffects(0, 40, .1, 0), 3)).isBetween(30L, 70L);
    assertThat(changes(new PhotoEffects(0, 0, 0, 50), 1)).isBetween(30L, 70L);
    assertThat(changes(new PhotoEffects(0, 0, 0, 50), 3)).isBetween(30L, 70L);
  }

  @Test
  void shouldLeaveGrayFacesGray() {
    assertThat(changes(new PhotoEffects(0, 180, 1, 0), 1)).isZero();
  }

  @Test
  void shouldBrightenAllLevelsAlike() {
    for (int seed = 0; seed < 20; seed++) {
      float[] levels = changed(new PhotoEffects(.2, 0, 0, 0), 3, seed);
      float[] before = picture(3);
      float more = levels[0] - before[0];
      assertThat(Math.abs(more)).isLessThanOrEqualTo(51);
      for (int i = 0; i < levels.length; i++) {
        assertThat(levels[i]).isCloseTo(Math.min(255, before[i] + more), within(1e-3f));
      }
    }
  }

  @Test
  void shouldTurnColorsAndKeepTheBrightestLevel() {
    for (int seed = 0; seed < 20; seed++) {
      float[] levels = changed(new PhotoEffects(0, 90, 0, 0), 3, seed);
      float[] before = picture(3);
      for (int i = 0; i < levels.length; i += 3) {
        float brightest = Math.max(levels[i], Math.max(levels[i + 1], levels[i + 2]));
        assertThat(brightest).isCloseTo(before[i + 2], within(1f));
      }
    }
  }

  @Test
  void shouldComeBackFromJpegAlmostAsItWas() {
    for (int channels : new int[] {1, 3}) {
      float[] levels = picture(channels);
      JpegCompression.apply(90, SIZE, channels, levels, 0);
      float[] before = picture(channels);
      assertThat(levels).usingComparatorWithPrecision(24f).containsExactly(before);
      assertThat(Arrays.equals(levels, before)).isFalse();
    }
  }

  @Test
  void shouldWarpEachChannelAlike() {
    byte[] gray = new byte[SIZE * SIZE];
    byte[] color = new byte[3 * gray.length];
    new SplittableRandom(1).nextBytes(gray);
    for (int i = 0; i < color.length; i++) {
      color[i] = gray[i / 3];
    }
    float[] one = new float[gray.length];
    float[] three = new float[color.length];
    Augmentation augmentation = Augmentation.defaults();
    augmentation.apply(AlignedCrop.of(SIZE, 1, gray), new SplittableRandom(2), one, 0);
    augmentation.apply(AlignedCrop.of(SIZE, 3, color), new SplittableRandom(2), three, 0);
    for (int i = 0; i < three.length; i++) {
      assertThat(three[i]).isEqualTo(one[i / 3]);
    }
  }

  @Test
  void shouldRefuseWhatIsOutOfRange() {
    assertThatThrownBy(() -> new PhotoEffects(0, 0, 0, 101))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("quality 101");
  }
}
