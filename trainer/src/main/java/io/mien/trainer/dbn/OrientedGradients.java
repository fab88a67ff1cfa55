package io.mien.trainer.dbn;

import java.util.Arrays;

/**
 * How strongly gray levels rise in each of several directions within each cell of a face, against
 * the strength around it: what is left of a face when light, skin and small shifts are taken away.
 *
 * <pre>
 * e(k, cell) = mean over the cell of max(0, gx cos a_k + gy sin a_k),   a_k = 2 pi k / K
 * s(cell)    = sqrt(mean of e^2 over directions and the 3 x 3 cells around)
 * z(k, cell) = min(1, e(k, cell) / (3 s(cell) + floor))
 * </pre>
 *
 * <p>with gradients as central differences, beyond the border the border goes on. The values lie in
 * [0, 1], ordered by direction, then row, then column. Source: N. Dalal, B. Triggs, Histograms of
 * Oriented Gradients for Human Detection (CVPR 2005), with soft directions instead of bins.
 * Immutable.
 */
public final class OrientedGradients implements Preprocessing.Step {

  private static final int DIRECTIONS = 8;
  private static final int CELL = 4;

  /** Deviations of the strength around that are 1. */
  public static final float REACH = 3;

  private static final float FLOOR = 0.015f;

  private final int size;
  private final int cell;
  private final float floor;
  private final float[] cosines;
  private final float[] sines;

  /**
   * @param size edge length of a face in pixels, a multiple of {@code cell}
   * @param cell edge length of a cell in pixels
   * @param directions over the whole circle
   * @param floor added to the strength that is divided by, above 0
   */
  public OrientedGradients(int size, int cell, int directions, float floor) {
    if (cell < 1 || size < 2 || size % cell != 0 || directions < 1 || !(floor > 0)) {
      throw new IllegalArgumentException(
          "faces of %d pixels in cells of %d, %d directions, a floor of %s"
              .formatted(size, cell, directions, floor));
    }
    this.size = size;
    this.cell = cell;
    this.floor = floor;
    cosines = new float[directions];
    sines = new float[directions];
    for (int k = 0; k < directions; k++) {
      cosines[k] = (float) Math.cos(2 * Math.PI * k / directions);
      sines[k] = (float) Math.sin(2 * Math.PI * k / directions);
    }
  }

  /** Eight directions in cells of four pixels; nothing of it depends on the faces. */
  public static OrientedGradients of(int size) {
    return new OrientedGradients(size, CELL, DIRECTIONS, FLOOR);
  }

  /** Edge length of a cell in pixels. */
  public int cell() {
    return cell;
  }

  /** What is added to the strength that is divided by. */
  public float floor() {
    return floor;
  }

  /** The horizontal part of every direction; a copy. */
  public float[] cosines() {
    return cosines.clone();
  }

  /** The vertical part of every direction, downwards; a copy. */
  public float[] sines() {
    return sines.clone();
  }

  /** Cells along an edge. */
  public int cells() {
    return size / cell;
  }

  @Override
  public Samples apply(Samples samples) {
    if (samples.features() != size * size) {
      throw new IllegalArgumentException(
          "%d pixels are not %d x %d".formatted(samples.features(), size, size));
    }
    return samples.map(this::gradients);
  }

  private float[] gradients(float[] pixels) {
    float[] right = new float[pixels.length];
    float[] down = new float[pixels.length];
    int last = size - 1;
    for (int y = 0; y < size; y++) {
      int above = Math.max(0, y - 1) * size;
      int below = Math.min(last, y + 1) * size;
      for (int x = 0; x < size; x++) {
        int row = y * size;
        right[row + x] =
            (pixels[row + Math.min(last, x + 1)] - pixels[row + Math.max(0, x - 1)]) / 2;
        down[row + x] = (pixels[below + x] - pixels[above + x]) / 2;
      }
    }
    int cells = cells();
    float[] energies = new float[cosines.length * cells * cells];
    float[] rising = new float[pixels.length];
    for (int k = 0; k < cosines.length; k++) {
      float cosine = cosines[k];
      float sine = sines[k];
      for (int i = 0; i < rising.length; i++) {
        float along = right[i] * cosine + down[i] * sine;
        rising[i] = (along + Math.abs(along)) / 2;
      }
      pool(rising, energies, k * cells * cells);
    }
    normalize(energies);
    return energies;
  }

  private void pool(float[] pixels, float[] into, int at) {
    int cells = cells();
    float share = 1f / (cell * cell);
    float[] rows = new float[size];
    for (int y = 0; y < cells; y++) {
      Arrays.fill(rows, 0);
      for (int i = 0; i < cell; i++) {
        int from = (y * cell + i) * size;
        for (int x = 0; x < size; x++) {
          rows[x] += pixels[from + x];
        }
      }
      for (int x = 0; x < cells; x++) {
        float sum = 0;
        for (int i = x * cell; i < (x + 1) * cell; i++) {
          sum += rows[i];
        }
        into[at + y * cells + x] = share * sum;
      }
    }
  }

  private void normalize(float[] energies) {
    int cells = cells();
    int plane = cells * cells;
    float[] squares = new float[plane];
    for (int k = 0; k < cosines.length; k++) {
      for (int i = 0; i < plane; i++) {
        float energy = energies[k * plane + i];
        squares[i] += energy * energy / cosines.length;
      }
    }
    for (int i = 0; i < plane; i++) {
      float divisor = (float) Math.sqrt(around(squares, i / cells, i % cells)) * REACH + floor;
      for (int k = 0; k < cosines.length; k++) {
        int at = k * plane + i;
        energies[at] = Math.min(1, energies[at] / divisor);
      }
    }
  }

  private float around(float[] squares, int row, int column) {
    int last = cells() - 1;
    float sum = 0;
    int count = 0;
    for (int y = Math.max(0, row - 1); y <= Math.min(last, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(last, column + 1); x++) {
        sum += squares[y * cells() + x];
        count++;
      }
    }
    return sum / count;
  }
}
