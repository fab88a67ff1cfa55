package io.mien.trainer.faces;

import java.util.ArrayList;
import java.util.List;

/** The little vector arithmetic that face models need. */
final class Vectors {

  private Vectors() {}

  static float[] mean(List<float[]> rows) {
    double[] sum = new double[rows.get(0).length];
    for (float[] row : rows) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / rows.size());
    }
    return mean;
  }

  static float[] minus(float[] a, float[] b) {
    return beyond(a, b, -1, 1);
  }

  /** The point reached by going from one through another, at a factor of their distance. */
  static float[] beyond(float[] from, float[] through, double factor) {
    return beyond(from, through, factor, 1 - factor);
  }

  private static float[] beyond(float[] a, float[] b, double ofB, double ofA) {
    float[] result = new float[a.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (ofA * a[i] + ofB * b[i]);
    }
    return result;
  }

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /** Unit vectors at right angles that span the same space (modified Gram-Schmidt). */
  static List<float[]> orthonormal(List<float[]> vectors) {
    List<float[]> basis = new ArrayList<>();
    for (float[] vector : vectors) {
      float[] rest = without(vector, basis);
      double length = Math.sqrt(dot(rest, rest));
      if (length > 1e-4 * Math.sqrt(dot(vector, vector))) {
        basis.add(scaled(rest, 1 / length));
      }
    }
    return basis;
  }

  /** What is left of a vector outside the space of an orthonormal basis. */
  static float[] without(float[] vector, List<float[]> basis) {
    float[] rest = vector.clone();
    for (float[] direction : basis) {
      rest = beyond(rest, direction, -dot(rest, direction), 1);
    }
    return rest;
  }

  /** Unit vectors at right angles to each other that span what the given ones do not. */
  static List<float[]> complement(List<float[]> vectors, int length) {
    List<float[]> taken = orthonormal(vectors);
    List<float[]> complement = new ArrayList<>();
    for (int axis = 0; axis < length; axis++) {
      float[] unit = new float[length];
      unit[axis] = 1;
      // Twice is enough for right angles in float32 (Kahan).
      float[] rest = without(without(unit, taken), taken);
      double size = Math.sqrt(dot(rest, rest));
      if (taken.size() < length && size > 1e-2) {
        float[] direction = scaled(rest, 1 / size);
        taken.add(direction);
        complement.add(direction);
      }
    }
    return complement;
  }

  static float[] scaled(float[] vector, double factor) {
    return beyond(vector, vector, 0, factor);
  }

  static void add(float[] sum, float[] part, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (factor * part[i]);
    }
  }

  /** Standard deviation of centered rows along a unit vector. */
  static double deviation(List<float[]> rows, float[] direction) {
    double squares = 0;
    for (float[] row : rows) {
      double along = dot(row, direction);
      squares += along * along;
    }
    return Math.sqrt(squares / rows.size());
  }
}
