package io.mien.recognition.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.emotion.Emotion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FaceModelTest {

  private static final int SIZE = 8;

  private final FaceModel model =
      FaceModel.of(
          FaceStatistics.of(
              SIZE,
              List.of(Emotion.NEUTRAL, Emotion.HAPPY),
              rows(2, 1),
              rows(3, 2),
              new float[][] {{1, 2, 3}, {3, 2, 1}}));

  private static float[][] rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[count][SIZE * SIZE];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-1, 1);
      }
    }
    return rows;
  }

  private byte[] written() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }

  @Test
  void shouldDrawTheSamePersonForTheSameSeed() {
    Map<Emotion, Float> happy = Map.of(Emotion.HAPPY, 1f);
    assertThat(model.draw(model.identity(4), happy))
        .isEqualTo(model.draw(model.identity(4), happy));
    assertThat(model.draw(model.identity(4), happy))
        .isNotEqualTo(model.draw(model.identity(5), happy));
  }

  @Test
  void shouldDrawNeutralForNoEmotion() {
    assertThat(model.draw(model.identity(1), Map.of()))
        .isEqualTo(model.draw(model.identity(1), Map.of(Emotion.NEUTRAL, 3f)));
  }

  @Test
  void shouldMorphStepByStep() {
    byte[] from = model.draw(model.identity(1), Map.of(Emotion.NEUTRAL, 1f));
    byte[] near = model.draw(model.identity(1), Map.of(Emotion.NEUTRAL, .95f, Emotion.HAPPY, .05f));
    byte[] to = model.draw(model.identity(1), Map.of(Emotion.HAPPY, 1f));
    assertThat(distance(from, near)).isPositive().isLessThan(distance(from, to) / 2);
  }

  private static double distance(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum;
  }

  @Test
  void shouldReadWhatItWrote() throws IOException {
    FaceModel read = FaceModel.load(new ByteArrayInputStream(written()));
    assertThat(read.emotions()).isEqualTo(model.emotions());
    byte[] expected = model.draw(model.identity(1), Map.of(Emotion.HAPPY, 1f));
    byte[] found = read.draw(read.identity(1), Map.of(Emotion.HAPPY, 1f));
    assertThat(distance(expected, found) / expected.length).isLessThan(2);
  }

  @Test
  void shouldRefuseWhatIsNoFaceModel() throws IOException {
    byte[] whole = written();
    assertThatThrownBy(
            () -> FaceModel.load(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7})))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> FaceModel.load(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length / 2))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too early");
  }

  @Test
  void shouldRefuseAnEmotionItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.draw(model.identity(1), Map.of(Emotion.FEAR, 1f)))
        .withMessageContaining("Fear");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.draw(model.identity(1), Map.of(Emotion.HAPPY, -1f)));
  }
}
