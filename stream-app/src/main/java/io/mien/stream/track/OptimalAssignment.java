package io.mien.stream.track;

import java.util.Arrays;

/**
 * Pairs rows with columns so that the sum of the gains is as large as it can be: the Hungarian
 * method with shortest augmenting paths and potentials (Jonker and Volgenant, "A Shortest
 * Augmenting Path Algorithm for Dense and Sparse Linear Assignment Problems", 1987), in O(rows^2
 * (rows + columns)). Of equally good pairings the same input always gives the same.
 */
final class OptimalAssignment {

  /** What a row without a column gets. */
  static final int NONE = -1;

  private final double[][] gains;
  private final int rows;
  private final int columns;

  /** Everything counts from 1 here; 0 is where a search begins. */
  private final int[] rowOf;

  private final double[] rowPotential;
  private final double[] columnPotential;

  private OptimalAssignment(double[][] gains, int columns) {
    this.gains = gains;
    this.rows = gains.length;
    // Each row may also stay alone, which gains nothing: a column of its own for each.
    this.columns = columns + rows;
    rowOf = new int[this.columns + 1];
    rowPotential = new double[rows + 1];
    columnPotential = new double[this.columns + 1];
  }

  /**
   * @param gains for each row one for each column; a pair without a positive gain is never made
   * @param columns how many there are
   * @return the column of each row, or {@link #NONE}
   */
  static int[] of(double[][] gains, int columns) {
    OptimalAssignment assignment = new OptimalAssignment(gains, columns);
    for (int row = 1; row <= assignment.rows; row++) {
      assignment.add(row);
    }
    int[] columnOf = new int[gains.length];
    Arrays.fill(columnOf, NONE);
    for (int column = 1; column <= columns; column++) {
      int row = assignment.rowOf[column] - 1;
      if (row >= 0 && gains[row][column - 1] > 0) {
        columnOf[row] = column - 1;
      }
    }
    return columnOf;
  }

  private double cost(int row, int column) {
    int alone = columns - rows;
    return column <= alone ? -Math.max(0, gains[row - 1][column - 1]) : 0;
  }

  /** Finds a place for one more row by moving others as far as that pays. */
  private void add(int row) {
    int[] before = new int[columns + 1];
    double[] least = new double[columns + 1];
    boolean[] done = new boolean[columns + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    rowOf[0] = row;
    int at = 0;
    do {
      done[at] = true;
      at = step(at, before, least, done);
    } while (rowOf[at] != 0);
    while (at != 0) {
      rowOf[at] = rowOf[before[at]];
      at = before[at];
    }
  }

  private int step(int at, int[] before, double[] least, boolean[] done) {
    int next = 0;
    double delta = Double.POSITIVE_INFINITY;
    for (int column = 1; column <= columns; column++) {
      if (done[column]) {
        continue;
      }
      double reduced = cost(rowOf[at], column) - rowPotential[rowOf[at]] - columnPotential[column];
      if (reduced < least[column]) {
        least[column] = reduced;
        before[column] = at;
      }
      if (least[column] < delta) {
        delta = least[column];
        next = column;
      }
    }
    for (int column = 0; column <= columns; column++) {
      if (done[column]) {
        rowPotential[rowOf[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        least[column] -= delta;
      }
    }
    return next;
  }
}
