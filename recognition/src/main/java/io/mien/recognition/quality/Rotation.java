package io.mien.recognition.quality;

/** A rotation of space, as a matrix. Immutable. */
final class Rotation {

  private final double[][] matrix;

  private Rotation(double[][] matrix) {
    this.matrix = matrix;
  }

  static Rotation aroundZ(double radians) {
    double c = Math.cos(radians);
    double s = Math.sin(radians);
    return new Rotation(new double[][] {{c, -s, 0}, {s, c, 0}, {0, 0, 1}});
  }

  /** This one, then a turn around the axis (x, y, z) by its length in radians (Rodrigues). */
  Rotation turnedBy(double x, double y, double z) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    if (angle == 0) {
      return this;
    }
    double[][] k = {
      {0, -z / angle, y / angle}, {z / angle, 0, -x / angle}, {-y / angle, x / angle, 0}
    };
    double[][] kk = product(k, k);
    double[][] turn = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        turn[i][j] =
            (i == j ? 1 : 0) + Math.sin(angle) * k[i][j] + (1 - Math.cos(angle)) * kk[i][j];
      }
    }
    return new Rotation(product(turn, matrix));
  }

  double[] apply(double[] point) {
    double[] turned = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        turned[i] += matrix[i][j] * point[j];
      }
    }
    return turned;
  }

  double m(int row, int column) {
    return matrix[row][column];
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
