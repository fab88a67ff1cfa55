package io.mien.stream.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.StageLatencies;
import io.mien.schemas.DeadLetterReason;
import io.mien.stream.capture.PublishReport;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InFlightTest {

  private final InFlight inFlight = new InFlight(StreamMetrics.NO_OP, 2, Duration.ofMinutes(1));

  @Test
  void shouldLetAFrameInWhenOneWasLookedAt() throws Exception {
    CompletableFuture<Void> third = third();
    assertStillWaiting(third);

    inFlight.recognized(0, List.of(), new StageLatencies(1, 1, 0, 1, 1), Duration.ZERO);

    third.get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldLetAFrameInWhenOneWasSetAside() throws Exception {
    CompletableFuture<Void> third = third();
    assertStillWaiting(third);

    inFlight.setAside(DeadLetterReason.NOT_AVRO);

    third.get(10, TimeUnit.SECONDS);
  }

  @Test
  void shouldLetAFrameInForEachThatWasTooLargeToPublish() throws Exception {
    Consumer<PublishReport> publication = inFlight.publication();
    CompletableFuture<Void> third = third();
    publication.accept(tooLarge(0));
    assertStillWaiting(third);

    publication.accept(tooLarge(1));
    third.get(10, TimeUnit.SECONDS);

    CompletableFuture<Void> fourth = CompletableFuture.runAsync(inFlight::enter);
    publication.accept(tooLarge(1));
    assertStillWaiting(fourth);
    publication.accept(tooLarge(2));
    fourth.get(10, TimeUnit.SECONDS);
  }

  private static PublishReport tooLarge(long frames) {
    return new PublishReport(0, 0, 0, frames, 0, Map.of(), null);
  }

  @Test
  void shouldNotWaitForeverForAFrameThatIsLost() {
    InFlight forgetful = new InFlight(StreamMetrics.NO_OP, 1, Duration.ofMillis(50));
    forgetful.enter();

    forgetful.enter();
  }

  @Test
  void shouldNotWaitOnAnInterruptedThread() {
    inFlight.enter();
    inFlight.enter();
    Thread.currentThread().interrupt();

    inFlight.enter();

    assertThat(Thread.interrupted()).isTrue();
  }

  private CompletableFuture<Void> third() {
    inFlight.enter();
    inFlight.enter();
    return CompletableFuture.runAsync(inFlight::enter);
  }

  private static void assertStillWaiting(CompletableFuture<Void> entering) {
    assertThatThrownBy(() -> entering.get(100, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }
}
