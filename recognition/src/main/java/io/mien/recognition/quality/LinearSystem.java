package io.mien.recognition.quality;

/** Gaussian elimination with pivoting for the few unknowns of a pose. */
final class LinearSystem {

  private LinearSystem() {}

  /**
   * @param rows n rows of n coefficients and the right side; changed
   * @return the unknowns; an unknown that nothing determines is 0
   */
  static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
          pivot = row;
        }
      }
      double[] swapped = rows[column];
      rows[column] = rows[pivot];
      rows[pivot] = swapped;
      if (rows[column][column] == 0) {
        rows[column][column] = 1;
        rows[column][n] = 0;
      }
      for (int row = column + 1; row < n; row++) {
        double factor = rows[row][column] / rows[column][column];
        for (int k = column; k <= n; k++) {
          rows[row][k] -= factor * rows[column][k];
        }
      }
    }
    double[] unknowns = new double[n];
    for (int row = n - 1; row >= 0; row--) {
      double sum = rows[row][n];
      for (int k = row + 1; k < n; k++) {
        sum -= rows[row][k] * unknowns[k];
      }
      unknowns[row] = sum / rows[row][row];
    }
    return unknowns;
  }
}
