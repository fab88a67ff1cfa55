package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldPutThePrefixBeforeEveryName() {
    Topics topics = new Topics("shop.");

    assertThat(topics.frames()).isEqualTo("shop.frames");
    assertThat(topics.deadLetters()).isEqualTo("shop.dead-letters");
  }

  @Test
  void shouldRefuseAPrefixThatKafkaWould() {
    assertThatThrownBy(() -> new Topics("my topics/"))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("'my topics/'");
  }
}
