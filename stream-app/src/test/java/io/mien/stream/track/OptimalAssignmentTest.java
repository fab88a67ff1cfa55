package io.mien.stream.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptimalAssignmentTest {

  @Test
  void shouldFindTheBestSum() {
    double[][] gains = {{8, 7}, {7, 1}};

    // The best single pair would leave 8 + 1.
    assertThat(OptimalAssignment.of(gains, 2)).containsExactly(1, 0);
  }

  @Test
  void shouldLeaveAloneWhatGainsNothing() {
    assertThat(OptimalAssignment.of(new double[][] {{0, -3}, {0, 2}}, 2))
        .containsExactly(OptimalAssignment.NONE, 1);
    assertThat(OptimalAssignment.of(new double[][] {{}, {}}, 0))
        .containsExactly(OptimalAssignment.NONE, OptimalAssignment.NONE);
    assertThat(OptimalAssignment.of(new double[0][], 3)).isEmpty();
  }

  @Test
  void shouldBeAsGoodAsTryingEverything() {
    Random random = new Random(7);
    for (int trial = 0; trial < 300; trial++) {
      int rows = random.nextInt(6);
      int columns = random.nextInt(6);
      double[][] gains = new double[rows][columns];
      for (double[] row : gains) {
        Arrays.setAll(row, i -> random.nextInt(3) == 0 ? 0 : random.nextDouble() * 10 - 2);
      }

      int[] columnOf = OptimalAssignment.of(gains, columns);

      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += columnOf[row] == OptimalAssignment.NONE ? 0 : gains[row][columnOf[row]];
      }
      assertThat(Arrays.stream(columnOf).filter(c -> c >= 0)).doesNotHaveDuplicates();
      assertThat(sum).isCloseTo(best(gains, columns, 0, 0), within(1e-9));
    }
  }

  private static double best(double[][] gains, int columns, int row, int taken) {
    if (row == gains.length) {
      return 0;
    }
    double best = best(gains, columns, row + 1, taken);
    for (int column = 0; column < columns; column++) {
      if ((taken & (1 << column)) == 0) {
        double rest = best(gains, columns, row + 1, taken | (1 << column));
        best = Math.max(best, gains[row][column] + rest);
      }
    }
    return best;
  }
}
