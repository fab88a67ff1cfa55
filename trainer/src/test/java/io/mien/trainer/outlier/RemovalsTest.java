package io.mien.trainer.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalsTest {

  private static final RemovalOptions AFTER_THREE = new RemovalOptions(3, 1, false, 5);
  private static final RemovalOptions AGAIN = new RemovalOptions(3, 1, true, 2);

  /** Most are learned; the last ones are not, one of them least of all. */
  private static double[] losses(int count) {
    double[] losses = new double[count];
    Arrays.fill(losses, .1);
    losses[count - 1] = 9;
    losses[count - 2] = 3;
    losses[count - 3] = 2.5;
    losses[count - 4] = 2.6;
    return losses;
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).map(i -> 2 * i).toArray();
  }

  @Test
  void shouldWaitForItsEpoch() {
    assertThat(Removals.NONE.wants(2, AFTER_THREE)).isFalse();
    assertThat(Removals.NONE.wants(3, AFTER_THREE)).isTrue();
  }

  @Test
  void shouldRemoveOnceByTheIndexesOfAllSamples() {
    Removals after = Removals.NONE.after(3, rows(20), losses(20), AFTER_THREE);
    assertThat(after.done()).hasSize(1);
    assertThat(after.done().get(0).removed()).containsExactly(new Removed(38, 9));
    assertThat(after.gone().stream()).containsExactly(38);
    assertThat(after.done().get(0).losses()).hasSize(20);
    assertThat(after.wants(9, AFTER_THREE)).isFalse();
  }

  @Test
  void shouldRemoveAgainUntilTheUpperHumpIsNarrow() {
    Removals once = Removals.NONE.after(3, rows(20), losses(20), AGAIN);
    assertThat(once.wants(4, AGAIN)).isFalse();
    assertThat(once.wants(5, AGAIN)).isTrue();

    double[] rest = Arrays.copyOf(losses(20), 19);
    Removals twice = once.after(5, rows(19), rest, AGAIN);
    assertThat(twice.done()).hasSize(2);
    assertThat(twice.gone().cardinality()).isGreaterThan(1);
    assertThat(twice.ended()).isFalse();

    double[] narrow = new double[17];
    Arrays.fill(narrow, .1);
    narrow[3] = .105;
    narrow[4] = .106;
    Removals ended = twice.after(7, rows(17), narrow, AGAIN);
    assertThat(ended.done()).hasSize(2);
    assertThat(ended.wants(99, AGAIN)).isFalse();
  }

  @Test
  void shouldStartWhenTheVarianceSettles() {
    Removals stand = Removals.NONE;
    double[] scales = {.2, .5, .8, 1, 1.01, 1.02, 1.01};
    int epoch = 0;
    for (double scale : scales) {
      epoch++;
      assertThat(stand.wants(epoch, RemovalOptions.DEFAULT)).isTrue();
      double[] losses = Arrays.stream(losses(20)).map(loss -> loss * scale).toArray();
      stand = stand.after(epoch, rows(20), losses, RemovalOptions.DEFAULT);
      if (epoch < scales.length) {
        assertThat(stand.done()).isEmpty();
      }
    }
    assertThat(stand.done()).hasSize(1);
    assertThat(stand.done().get(0).epoch()).isEqualTo(7);
    assertThat(stand.variances()).hasSize(7);
  }
}
