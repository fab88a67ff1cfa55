package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {

  private final CosineSchedule schedule = new CosineSchedule(.1, 4, 104);

  @Test
  void shouldWarmUpToThePeak() {
    assertThat(schedule.rate(0)).isCloseTo(.02, within(1e-9));
    assertThat(schedule.rate(3)).isCloseTo(.08, within(1e-9));
    assertThat(schedule.rate(4)).isCloseTo(.1, within(1e-9));
  }

  @Test
  void shouldFallToHalfInTheMiddleAndToNothingAtTheEnd() {
    assertThat(schedule.rate(54)).isCloseTo(.05, within(1e-9));
    assertThat(schedule.rate(104)).isCloseTo(0, within(1e-9));
    assertThat(schedule.rate(1000)).isCloseTo(0, within(1e-9));
  }

  @Test
  void shouldRefuseAWarmUpWithoutEnd() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CosineSchedule(.1, 10, 10));
  }
}
