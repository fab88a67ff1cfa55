package io.mien.recognition.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.AlignedCrop;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlurMeterTest {

  private static final int SIZE = 48;

  @Test
  void shouldFindMoreBlurTheMoreThereIs() {
    double before = -1;
    for (int radius = 0; radius <= 8; radius++) {
      double blur = BlurMeter.measure(crop(averaged(blocks(), radius), 1, 0), SIZE);
      assertThat(blur).as("radius %d", radius).isBetween(0.0, 1.0).isGreaterThan(before);
      before = blur;
    }
    assertThat(before).isGreaterThan(0.55);
  }

  @Test
  void shouldNotDependOnLightAndContrast() {
    double[][] picture = averaged(blocks(), 2);
    double bright = BlurMeter.measure(crop(picture, 1, 0), SIZE);

    assertThat(BlurMeter.measure(crop(picture, 0.3, 20), SIZE)).isCloseTo(bright, within(0.02));
    assertThat(BlurMeter.measure(crop(picture, 0.6, 100), SIZE)).isCloseTo(bright, within(0.02));
  }

  @Test
  void shouldFindBlurOfOneDirection() {
    double[][] picture = blocks();
    double sharp = BlurMeter.measure(crop(picture, 1, 0), SIZE);

    for (double[] row : picture) {
      System.arraycopy(averaged(row, 5), 0, row, 0, SIZE);
    }

    assertThat(BlurMeter.measure(crop(picture, 1, 0), SIZE)).isGreaterThan(sharp + 0.15);
  }

  @Test
  void shouldFindBlurBehindNoise() {
    double[][] picture = averaged(blocks(), 5);
    double blur = BlurMeter.measure(crop(picture, 1, 0), SIZE);
    Random random = new Random(3);
    for (double[] row : picture) {
      for (int x = 0; x < SIZE; x++) {
        row[x] += 3 * random.nextGaussian();
      }
    }

    assertThat(BlurMeter.measure(crop(picture, 1, 0), SIZE)).isCloseTo(blur, within(0.1));
  }

  /** Each pixel of the frame became 3 x 3 of the crop; that makes it no more blurred. */
  @Test
  void shouldNotTakeASmallFaceForABlurredOne() {
    double[][] small = new double[SIZE][SIZE];
    Random random = new Random(5);
    double[][] levels =
        random.doubles(256).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        small[y][x] = 200 * levels[16 * (y / 3) + x / 3][0];
      }
    }
    AlignedCrop crop = crop(averaged(small, 1), 1, 0);

    assertThat(BlurMeter.measure(crop, 16)).isLessThan(BlurMeter.measure(crop, SIZE) - 0.05);
  }

  @Test
  void shouldHoldOneColorForNothingButBlur() {
    assertThat(BlurMeter.measure(crop(new double[SIZE][SIZE], 1, 128), SIZE)).isEqualTo(1);
  }

  @Test
  void shouldMeasureColorsAsGray() {
    double[][] picture = averaged(blocks(), 2);
    byte[] gray = crop(picture, 1, 0).pixels();
    byte[] rgb = new byte[3 * gray.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = gray[i / 3];
    }

    assertThat(BlurMeter.measure(AlignedCrop.of(SIZE, 3, rgb), SIZE))
        .isCloseTo(BlurMeter.measure(crop(picture, 1, 0), SIZE), within(1e-6));
  }

  /** Blocks of 4 x 4 pixels in random gray levels: edges in every direction. */
  private static double[][] blocks() {
    Random random = new Random(7);
    double[] levels = random.doubles(144).toArray();
    double[][] picture = new double[SIZE][SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        picture[y][x] = 20 + 200 * levels[12 * (y / 4) + x / 4];
      }
    }
    return picture;
  }

  private static double[][] averaged(double[][] picture, int radius) {
    return transposed(rows(transposed(rows(picture, radius)), radius));
  }

  private static double[][] rows(double[][] picture, int radius) {
    double[][] averaged = new double[SIZE][];
    for (int y = 0; y < SIZE; y++) {
      averaged[y] = averaged(picture[y], radius);
    }
    return averaged;
  }

  private static double[] averaged(double[] row, int radius) {
    double[] averaged = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      for (int k = -radius; k <= radius; k++) {
        averaged[i] += row[Math.max(0, Math.min(row.length - 1, i + k))] / (2 * radius + 1);
      }
    }
    return averaged;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[SIZE][SIZE];
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        columns[x][y] = rows[y][x];
      }
    }
    return columns;
  }

  private static AlignedCrop crop(double[][] picture, double contrast, double light) {
    byte[] pixels = new byte[SIZE * SIZE];
    for (int i = 0; i < pixels.length; i++) {
      double level = light + contrast * picture[i / SIZE][i % SIZE];
      pixels[i] = (byte) Math.round(Math.max(0, Math.min(255, level)));
    }
    return AlignedCrop.of(SIZE, 1, pixels);
  }
}
