package io.mien.recognition.synthetic;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What makes one drawn person: a deviation from the average face along each component of a {@link
 * FaceModel}, in standard deviations. Immutable.
 */
public final class IdentityCode {

  // Further out faces stop looking like faces.
  private static final double LARGEST = 1.6;

  private final float[] deviations;

  private IdentityCode(float[] deviations) {
    this.deviations = deviations;
  }

  /** The same seed gives the same person; normally distributed, cut off at 1.6 deviations. */
  static IdentityCode random(long seed, int components) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] deviations = new float[components];
    for (int i = 0; i < components; i++) {
      double deviation = random.nextGaussian();
      while (Math.abs(deviation) > LARGEST) {
        deviation = random.nextGaussian();
      }
      deviations[i] = (float) deviation;
    }
    return new IdentityCode(deviations);
  }

  int components() {
    return deviations.length;
  }

  float deviation(int component) {
    return deviations[component];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdentityCode that && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(deviations);
  }
}
