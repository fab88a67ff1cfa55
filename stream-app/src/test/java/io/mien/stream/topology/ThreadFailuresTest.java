package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ThreadFailures failures = new ThreadFailures(now::get);

  @Test
  void shouldGetOverABrokerThatForgotTheTransaction() {
    assertThat(failures.isPassing(new StreamsException(new InvalidTxnStateException("lost"))))
        .isTrue();
    assertThat(failures.isPassing(new StreamsException(new TimeoutException("away")))).isTrue();
  }

  @Test
  void shouldStopAtWhatComesAgain() {
    assertThat(failures.isPassing(new StreamsException(new SerializationException("no Avro"))))
        .isFalse();
    assertThat(failures.isPassing(new TopicAuthorizationException("frames"))).isFalse();
    assertThat(failures.isPassing(new OutOfMemoryError("heap"))).isFalse();
  }

  @Test
  void shouldStopWhenItComesTooOften() {
    for (int i = 0; i < ThreadFailures.MOST; i++) {
      assertThat(failures.isPassing(new TimeoutException("away"))).isTrue();
    }
    assertThat(failures.isPassing(new TimeoutException("away"))).isFalse();

    now.set(now.get().plus(ThreadFailures.WITHIN).plusMillis(1));
    assertThat(failures.isPassing(new TimeoutException("away"))).isTrue();
  }
}
