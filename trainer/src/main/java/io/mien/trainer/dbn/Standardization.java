package io.mien.trainer.dbn;

/**
 * Every feature with mean 0 and deviation 1 over the training samples, as Gaussian visibles with
 * unit variance expect. Immutable.
 */
public final class Standardization implements Preprocessing.Step {

  /** A feature that deviates less is divided by this: it says next to nothing. */
  private static final double LEAST = 1e-3;

  private final float[] means;
  private final float[] scales;

  /**
   * @param means of the features; copied
   * @param scales one through each feature's deviation; copied
   */
  public Standardization(float[] means, float[] scales) {
    this.means = means.clone();
    this.scales = scales.clone();
  }

  /** The one that suits the samples. */
  public static Standardization fit(Samples samples) {
    double[] means = samples.means();
    double[] squares = new double[means.length];
    for (int n = 0; n < samples.size(); n++) {
      float[] row = samples.row(n);
      for (int i = 0; i < row.length; i++) {
        squares[i] += (row[i] - means[i]) * (row[i] - means[i]);
      }
    }
    float[] kept = new float[means.length];
    float[] scales = new float[means.length];
    for (int i = 0; i < means.length; i++) {
      kept[i] = (float) means[i];
      scales[i] = (float) (1 / Math.max(Math.sqrt(squares[i] / samples.size()), LEAST));
    }
    return new Standardization(kept, scales);
  }

  /** What is taken off each feature; a copy. */
  public float[] means() {
    return means.clone();
  }

  /** What each feature is multiplied by afterwards; a copy. */
  public float[] scales() {
    return scales.clone();
  }

  @Override
  public Samples apply(Samples samples) {
    return samples.map(
        row -> {
          float[] standard = new float[row.length];
          for (int i = 0; i < row.length; i++) {
            standard[i] = (row[i] - means[i]) * scales[i];
          }
          return standard;
        });
  }
}
