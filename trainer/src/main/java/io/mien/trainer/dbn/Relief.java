package io.mien.trainer.dbn;

import java.util.Optional;

/**
 * Turns {@link OrientedGradients} back into something to look at: the picture f whose slopes come
 * nearest to them, {@code min sum |grad f - g|^2} with {@code g} the sum of a cell's directions,
 * each as long as it is strong. Solved by successive over-relaxation. Immutable.
 */
final class Relief {

  private static final int SWEEPS = 150;
  private static final float RELAXATION = 1.9f;

  private final OrientedGradients gradients;
  private final int size;

  private Relief(OrientedGradients gradients) {
    this.gradients = gradients;
    size = gradients.cells() * gradients.cell();
  }

  /** The one for what a network sees, if those are gradients. */
  static Optional<Relief> of(Preprocessing preprocessing) {
    return preprocessing.steps().stream()
        .filter(OrientedGradients.class::isInstance)
        .map(step -> new Relief((OrientedGradients) step))
        .findFirst();
  }

  /** A picture of size x size values, row by row, that rises as the features say. */
  float[] picture(float[] features) {
    float[] right = slopes(features, gradients.cosines());
    float[] down = slopes(features, gradients.sines());
    float[] picture = new float[size * size];
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < picture.length; i++) {
        relax(picture, i, right, down);
      }
    }
    return picture;
  }

  private float[] slopes(float[] features, float[] parts) {
    int cells = gradients.cells();
    float[] slopes = new float[size * size];
    for (int i = 0; i < slopes.length; i++) {
      int cell = i / size / gradients.cell() * cells + i % size / gradients.cell();
      for (int k = 0; k < parts.length; k++) {
        slopes[i] += parts[k] * features[k * cells * cells + cell];
      }
    }
    return slopes;
  }

  // The mean of what each neighbor and the slope between say about this pixel.
  private void relax(float[] picture, int i, float[] right, float[] down) {
    float sum = 0;
    int neighbors = 0;
    if (i % size > 0) {
      sum += picture[i - 1] + (right[i - 1] + right[i]) / 2;
      neighbors++;
    }
    if (i % size < size - 1) {
      sum += picture[i + 1] - (right[i] + right[i + 1]) / 2;
      neighbors++;
    }
    if (i >= size) {
      sum += picture[i - size] + (down[i - size] + down[i]) / 2;
      neighbors++;
    }
    if (i < picture.length - size) {
      sum += picture[i + size] - (down[i] + down[i + size]) / 2;
      neighbors++;
    }
    picture[i] += RELAXATION * (sum / neighbors - picture[i]);
  }
}
