package io.mien.stream.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventBufferTest {

  private static final Duration SOON = Duration.ofMillis(20);

  @Test
  void shouldDropTheOldestEventsOfASlowBrowserAndCountThem() throws Exception {
    EventBuffer buffer = new EventBuffer(Set.of(), 2);

    assertThat(buffer.offer("a")).isZero();
    assertThat(buffer.offer("b")).isZero();
    assertThat(buffer.offer("c")).isEqualTo(1);

    EventBuffer.Batch batch = buffer.take(SOON);
    assertThat(batch.events()).containsExactly("b", "c");
    assertThat(batch.lost()).isEqualTo(1);
    assertThat(buffer.take(SOON).lost()).isZero();
  }

  @Test
  void shouldReturnEmptyWhenNothingComes() throws Exception {
    assertThat(new EventBuffer(Set.of(), 2).take(SOON).events()).isEmpty();
  }

  @Test
  void shouldWakeTheReaderForAnEvent() throws Exception {
    EventBuffer buffer = new EventBuffer(Set.of(), 2);
    CompletableFuture<EventBuffer.Batch> reader = readLater(buffer);

    buffer.offer("a");

    assertThat(reader.get(5, TimeUnit.SECONDS).events()).containsExactly("a");
  }

  @Test
  void shouldWakeTheReaderWhenClosed() throws Exception {
    EventBuffer buffer = new EventBuffer(Set.of(), 2);
    CompletableFuture<EventBuffer.Batch> reader = readLater(buffer);

    buffer.close();

    assertThat(reader.get(5, TimeUnit.SECONDS).events()).isEmpty();
    buffer.offer("late");
    assertThat(buffer.take(SOON).events()).isEmpty();
  }

  @Test
  void shouldWantOnlyItsCameras() {
    assertThat(new EventBuffer(Set.of(), 1).wants("door")).isTrue();
    assertThat(new EventBuffer(Set.of("door"), 1).wants("door")).isTrue();
    assertThat(new EventBuffer(Set.of("door"), 1).wants("lobby")).isFalse();
  }

  private static CompletableFuture<EventBuffer.Batch> readLater(EventBuffer buffer) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return buffer.take(Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
