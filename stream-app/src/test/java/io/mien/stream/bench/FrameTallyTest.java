package io.mien.stream.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.StageLatencies;
import io.mien.schemas.DeadLetterReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameTallyTest {

  private final FrameTally tally = new FrameTally();

  @BeforeEach
  void work() {
    StageLatencies latencies = new StageLatencies(1, 1, 0, 1, 1);
    tally.recognized(2, List.of(), latencies, Duration.ZERO);
    tally.recognized(0, List.of(), latencies, Duration.ZERO);
    tally.recognized(1, List.of("Happy"), latencies, Duration.ZERO);
  }

  @Test
  void shouldBeContentWhenEveryFrameAndEveryFaceIsThere() {
    assertThatCode(() -> tally.require(3, 3)).doesNotThrowAnyException();
  }

  @Test
  void shouldTellOfAnEventThatIsMissing() {
    assertThatThrownBy(() -> tally.require(3, 2))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("3 frames were sent and 3 worked on, with 3 faces, and 2 events");
  }

  @Test
  void shouldNotWaitForAFrameThatWasSetAside() {
    tally.setAside(DeadLetterReason.DAMAGED);

    assertThat(tally.done()).isEqualTo(4);
  }

  @Test
  void shouldTellOfAFrameThatIsMissing() {
    assertThatThrownBy(() -> tally.require(4, 3))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("4 frames were sent and 3 worked on");
  }
}
