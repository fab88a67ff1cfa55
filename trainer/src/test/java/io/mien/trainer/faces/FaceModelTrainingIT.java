package io.mien.trainer.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.synthetic.FaceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaceModelTrainingIT {

  private static final int SIZE = 16;
  private static final List<Emotion> EMOTIONS = List.of(Emotion.NEUTRAL, Emotion.HAPPY);

  /** Noise, and for happy faces a bright bar where a mouth would be. */
  private static AlignedCrop face(boolean happy, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      int level = random.nextInt(60, 140) + (happy && i / SIZE == 12 ? 60 : 0);
      pixels[i] = (byte) level;
    }
    return AlignedCrop.of(SIZE, 1, pixels);
  }

  private static double bar(byte[] face) {
    double bar = 0;
    double rest = 0;
    for (int i = 0; i < face.length; i++) {
      if (i / SIZE == 12) {
        bar += (face[i] & 0xff) / (double) SIZE;
      } else {
        rest += (face[i] & 0xff) / (double) (face.length - SIZE);
      }
    }
    return bar - rest;
  }

  @Test
  void shouldDrawWhatMakesAnEmotionOnEverybody() {
    List<List<AlignedCrop>> faces = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 60; i++) {
      faces.get(0).add(face(false, i));
      faces.get(1).add(face(true, 1000 + i));
    }
    FaceModel model =
        FaceModelTraining.learn(EMOTIONS, faces, new FaceModelOptions(12, .7, 60, 1.5, .7));
    for (long seed = 0; seed < 20; seed++) {
      byte[] neutral = model.draw(model.identity(seed), Map.of(Emotion.NEUTRAL, 1f));
      byte[] happy = model.draw(model.identity(seed), Map.of(Emotion.HAPPY, 1f));
      assertThat(bar(happy)).isGreaterThan(bar(neutral) + 40);
    }
  }

  @Test
  void shouldFindAnOrthonormalComplement() {
    List<float[]> given = List.of(new float[] {1, 2, 0, 0}, new float[] {0, 1, 1, 0});
    List<float[]> complement = Vectors.complement(given, 4);
    assertThat(complement).hasSize(2);
    for (float[] direction : complement) {
      assertThat(Vectors.dot(direction, direction)).isBetween(.9999, 1.0001);
      given.forEach(v -> assertThat(Math.abs(Vectors.dot(direction, v))).isLessThan(1e-5));
    }
    assertThat(Math.abs(Vectors.dot(complement.get(0), complement.get(1)))).isLessThan(1e-5);
  }
}
