package io.mien.trainer.dbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

  private static final int SIZE = 6;

  /** Pictures whose neighbors resemble each other, as in faces. */
  private static Samples pictures(int count) {
    Random random = new Random(4);
    List<float[]> rows = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      float[] pixels = new float[SIZE * SIZE];
      float light = random.nextFloat() / 2;
      float slope = random.nextFloat() / 20;
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = light + slope * (i % SIZE) + (float) random.nextGaussian() * 0.03f;
      }
      rows.add(pixels);
    }
    return Samples.of(rows);
  }

  private static double correlation(Samples samples, int a, int b) {
    double[] means = samples.means();
    double sum = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int n = 0; n < samples.size(); n++) {
      float[] row = samples.row(n);
      sum += (row[a] - means[a]) * (row[b] - means[b]);
      squaresOfA += (row[a] - means[a]) * (row[a] - means[a]);
      squaresOfB += (row[b] - means[b]) * (row[b] - means[b]);
    }
    return sum / Math.sqrt(squaresOfA * squaresOfB);
  }

  @Test
  void shouldTakeLightAndContrastOutOfAPicture() {
    Samples pictures = pictures(50);
    LocalContrast contrast = LocalContrast.fit(pictures, SIZE, SIZE, 1);
    float[] pixels = pictures.row(0);
    float[] brighter = new float[pixels.length];
    float[] flat = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      brighter[i] = pixels[i] + 0.3f;
      flat[i] = 0.7f;
    }

    Samples normalized = contrast.apply(Samples.of(List.of(pixels, brighter, flat)));

    assertThat(normalized.row(1)).containsExactly(normalized.row(0), within(1e-3f));
    assertThat(normalized.row(2)).containsExactly(new float[SIZE * SIZE], within(1e-4f));
  }

  @Test
  void shouldNotRaiseWhatIsFlatterThanTheFloor() {
    LocalContrast contrast = new LocalContrast(3, 1, new float[] {0.25f, 0.5f, 0.25f}, 10);

    float[] normalized = contrast.apply(Samples.of(List.of(new float[] {1, 2, 3}))).row(0);

    // At the border the window is two thirds and one third.
    assertThat(normalized).containsExactly(new float[] {-1 / 30f, 0, 1 / 30f}, within(1e-6f));
  }

  @Test
  void shouldGiveEveryFeatureMeanZeroAndDeviationOne() {
    Samples standard = Standardization.fit(pictures(200)).apply(pictures(200));

    assertThat(standard.means()).containsExactly(new double[SIZE * SIZE], within(1e-5));
    double square = 0;
    for (int n = 0; n < standard.size(); n++) {
      square += standard.row(n)[7] * standard.row(n)[7] / standard.size();
    }
    assertThat(square).isEqualTo(1, within(1e-4));
  }

  @Test
  void shouldNotRaiseAFeatureThatNeverChanges() {
    Samples constant = Samples.of(List.of(new float[] {0.5f}, new float[] {0.5f}));

    assertThat(Standardization.fit(constant).apply(constant).row(0)).containsExactly(0);
  }

  @Test
  void shouldWhitenWithoutTurningThePicture() {
    Samples pictures = pictures(2000);
    Preprocessing preprocessing =
        Preprocessing.fit(
            pictures, List.of(Standardization::fit, samples -> Whitening.fit(samples, 1e-3)));

    Samples white = preprocessing.apply(pictures);

    assertThat(correlation(pictures, 7, 8)).isGreaterThan(0.8);
    assertThat(correlation(white, 7, 8)).isEqualTo(0, within(0.02));
    float[] matrix = ((Whitening) preprocessing.steps().get(1)).matrix();
    for (int i = 0; i < SIZE * SIZE; i++) {
      assertThat(matrix[i * SIZE * SIZE + i])
          .as("each pixel answers mostly to itself")
          .isGreaterThan(Math.abs(matrix[i * SIZE * SIZE + (i + 9) % 36]));
      assertThat(matrix[i * SIZE * SIZE + 3]).isEqualTo(matrix[3 * SIZE * SIZE + i], within(1e-3f));
    }
  }
}
