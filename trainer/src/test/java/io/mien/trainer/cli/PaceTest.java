package io.mien.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void shouldTellHowLongTheRestTakes() {
    Pace pace = new Pace(0);
    pace.stepped(1, 31, 2 * SECOND);
    assertThat(pace.stepsPerSecond()).isCloseTo(.5, within(1e-9));
    assertThat(pace.left()).isEqualTo("1 min");
    pace.stepped(20, 31, 4 * SECOND);
    assertThat(pace.left()).isEqualTo("22 s");
    pace.stepped(21, 7221, 6 * SECOND);
    assertThat(pace.left()).isEqualTo("4 h 0 min");
  }

  @Test
  void shouldFollowTheMachine() {
    Pace pace = new Pace(0);
    for (int i = 1; i <= 50; i++) {
      pace.stepped(i, 1000, i * SECOND);
    }
    for (int i = 1; i <= 400; i++) {
      pace.stepped(50 + i, 1000, (50 + 3L * i) * SECOND);
    }
    assertThat(pace.stepsPerSecond()).isCloseTo(1 / 3., within(.01));
  }
}
