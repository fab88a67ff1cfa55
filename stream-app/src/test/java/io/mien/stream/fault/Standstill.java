package io.mien.stream.fault;

import io.mien.schemas.EmotionEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long cameras stood still after a fault: until the first committed event of a frame that was
 * sent after it.
 *
 * @param longest that of the camera that waited longest
 * @param cameras how many of them waited for more than a second
 */
record Standstill(Duration longest, int cameras) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration NOTICEABLE = Duration.ofSeconds(1);

  /** Waits until every camera goes on; it has to be under load. */
  static Standstill await(List<String> cameras, long faultNanos, Scenario scenario)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Map<String, Long> waited = of(faultNanos, scenario);
    while (!waited.keySet().containsAll(cameras)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "after %s only these cameras go on: %s".formatted(PATIENCE, waited.keySet()));
      }
      TimeUnit.MILLISECONDS.sleep(200);
      waited = of(faultNanos, scenario);
    }
    long longest = waited.values().stream().mapToLong(Long::longValue).max().orElse(0);
    long noticeable =
        waited.values().stream().filter(nanos -> nanos > NOTICEABLE.toNanos()).count();
    return new Standstill(Duration.ofNanos(longest), (int) noticeable);
  }

  /** Nanoseconds from the fault until each camera went on. */
  private static Map<String, Long> of(long faultNanos, Scenario scenario) {
    Map<String, Long> sentAt = new HashMap<>();
    scenario
        .sender()
        .acknowledged()
        .forEach(frame -> sentAt.put(frame.place() + "-0", frame.sentNanos()));
    Map<String, Long> waited = new HashMap<>();
    for (Arrival<EmotionEvent> arrival : scenario.reader().events()) {
      Long sent = sentAt.get(arrival.value().getEventId());
      if (sent != null && sent > faultNanos) {
        waited.merge(arrival.value().getCameraId(), arrival.nanos() - faultNanos, Math::min);
      }
    }
    return waited;
  }

  @Override
  public String toString() {
    return "%d cameras stood still, at most %.1f s".formatted(cameras, longest.toMillis() / 1e3);
  }
}
