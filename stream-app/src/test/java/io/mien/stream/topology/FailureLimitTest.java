package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import org.junit.jupiter.api.Test;

class FailureLimitTest {

  private final FailureLimit limit = new FailureLimit("the emotion model", 3);

  @Test
  void shouldGiveUpAfterTooManyInARow() {
    failTimes(3);

    assertThatThrownBy(() -> failTimes(1))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("the emotion model failed on 4 frames in a row")
        .hasMessageContaining("gone");
  }

  @Test
  void shouldBeginAgainWithEverySuccess() {
    assertThatCode(
            () -> {
              for (int i = 0; i < 10; i++) {
                failTimes(3);
                limit.succeeded();
              }
            })
        .doesNotThrowAnyException();
  }

  private void failTimes(int times) {
    for (int i = 0; i < times; i++) {
      limit.failed(new IllegalStateException("gone"));
    }
  }
}
