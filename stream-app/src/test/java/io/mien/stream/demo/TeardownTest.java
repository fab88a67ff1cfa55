package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeardownTest {

  private final List<String> taken = new ArrayList<>();
  private final Teardown teardown = new Teardown();

  @Test
  void shouldStopTheLastFirstAndOnlyOnce() {
    teardown.add(() -> taken.add("broker"));
    teardown.add(() -> taken.add("page"));

    teardown.close();
    teardown.close();

    assertThat(taken).containsExactly("page", "broker");
  }

  @Test
  void shouldTakeEveryStepWhateverFails() {
    teardown.add(() -> taken.add("broker"));
    teardown.add(() -> fail("stream"));
    teardown.add(() -> fail("page"));

    assertThatThrownBy(teardown::close)
        .hasMessage("page")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(taken).containsExactly("broker");
  }

  private static void fail(String name) {
    throw new IllegalStateException(name);
  }
}
