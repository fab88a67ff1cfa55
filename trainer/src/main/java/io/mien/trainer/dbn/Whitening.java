package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ZCA: features without correlation that still look like pictures, {@code P x} with {@code P = E (L
 * + e)^{-1/2} E'} from the covariance {@code E L E'} of centered samples. Source: A. Bell, T.
 * Sejnowski, The "Independent Components" of Natural Scenes are Edge Filters (Vision Research 37,
 * 1997); A. Krizhevsky's report of 2009 for e. Immutable.
 */
public final class Whitening implements Preprocessing.Step {

  private static final int BATCH = 512;

  private final int features;
  private final float[] matrix;

  /**
   * @param matrix P, symmetric, [features x features]; copied
   */
  public Whitening(int features, float[] matrix) {
    if (matrix.length != features * features) {
      throw new IllegalArgumentException(
          "%d values for %d features".formatted(matrix.length, features));
    }
    this.features = features;
    this.matrix = matrix.clone();
  }

  /**
   * The one that suits centered samples.
   *
   * @param epsilon e, above 0: directions that vary less are not made louder than by it
   */
  public static Whitening fit(Samples samples, double epsilon) {
    if (!(epsilon > 0)) {
      throw new IllegalArgumentException("epsilon is above 0: " + epsilon);
    }
    int n = samples.features();
    try (INDArray vectors = covariance(samples);
        INDArray values = Matrices.matrix(n, 1);
        INDArray scaled = Matrices.matrix(n, n);
        INDArray whitening = Matrices.matrix(n, n)) {
      Nd4j.getBlasWrapper().lapack().syev('V', 'U', vectors, values);
      FloatBuffer from = Matrices.buffer(vectors);
      FloatBuffer to = Matrices.buffer(scaled);
      for (int k = 0; k < n; k++) {
        double value = Math.max(Matrices.buffer(values).get(k), 0);
        float scale = (float) (1 / Math.sqrt(value + epsilon));
        for (int i = 0; i < n; i++) {
          to.put(k * n + i, from.get(k * n + i) * scale);
        }
      }
      Matrices.multiply(scaled, false, vectors, true, 1, 0, whitening);
      return new Whitening(n, Matrices.values(whitening));
    }
  }

  private static INDArray covariance(Samples samples) {
    int n = samples.features();
    INDArray covariance = Matrices.matrix(n, n);
    try (INDArray batch = Matrices.matrix(n, BATCH)) {
      for (int from = 0; from < samples.size(); from += BATCH) {
        int count = Math.min(BATCH, samples.size() - from);
        if (count < BATCH) {
          batch.assign(0);
        }
        for (int k = 0; k < count; k++) {
          samples.put(from + k, Matrices.buffer(batch), k);
        }
        Matrices.multiply(batch, false, batch, true, 1.0 / samples.size(), 1, covariance);
      }
    }
    return covariance;
  }

  /** How many features it takes and gives. */
  public int features() {
    return features;
  }

  /** P, which is symmetric; a copy. */
  public float[] matrix() {
    return matrix.clone();
  }

  @Override
  public Samples apply(Samples samples) {
    List<float[]> rows = new ArrayList<>(samples.size());
    try (INDArray by = Matrices.matrix(features, features, matrix);
        INDArray batch = Matrices.matrix(features, BATCH);
        INDArray white = Matrices.matrix(features, BATCH)) {
      for (int from = 0; from < samples.size(); from += BATCH) {
        int count = Math.min(BATCH, samples.size() - from);
        for (int k = 0; k < count; k++) {
          samples.put(from + k, Matrices.buffer(batch), k);
        }
        Matrices.multiply(by, false, batch, false, 1, 0, white);
        for (int k = 0; k < count; k++) {
          float[] row = new float[features];
          Matrices.buffer(white).get(k * features, row);
          rows.add(row);
        }
      }
    }
    return Samples.of(rows);
  }
}
