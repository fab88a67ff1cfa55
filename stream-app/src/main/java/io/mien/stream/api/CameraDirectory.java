package io.mien.stream.api;

import io.mien.schemas.EmotionEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The cameras whose events were seen since this process started. One that was silent for an hour is
 * forgotten. Safe for use by many threads.
 */
final class CameraDirectory {

  private static final Duration SPAN = Duration.ofSeconds(5);
  private static final Duration MEMORY = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Entry> entries = new TreeMap<>();

  CameraDirectory(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(EmotionEvent event) {
    Instant now = clock.instant();
    Entry entry = entries.get(event.getCameraId());
    if (entry == null) {
      forgetSilent(now);
      entry = new Entry(event);
      entries.put(event.getCameraId(), entry);
    }
    entry.add(event, now);
  }

  /** All of them, by name. */
  synchronized List<CameraState> states() {
    Instant now = clock.instant();
    forgetSilent(now);
    return entries.values().stream().map(entry -> entry.state(now)).toList();
  }

  private void forgetSilent(Instant now) {
    entries.values().removeIf(entry -> entry.seenAt.isBefore(now.minus(MEMORY)));
  }

  synchronized Optional<CameraState> state(String cameraId) {
    return Optional.ofNullable(entries.get(cameraId)).map(entry -> entry.state(clock.instant()));
  }

  private static final class Entry {
    private final Deque<Instant> arrivals = new ArrayDeque<>();
    private EmotionEvent last;
    private Instant seenAt = Instant.EPOCH;
    private int faces;
    private boolean generated;

    Entry(EmotionEvent first) {
      this.last = first;
    }

    void add(EmotionEvent event, Instant now) {
      boolean sameFrame =
          faces > 0
              && event.getSequence() == last.getSequence()
              && event.getCapturedAt().equals(last.getCapturedAt());
      faces = sameFrame ? faces + 1 : 1;
      if (!sameFrame) {
        arrivals.add(now);
      }
      forget(now);
      generated |= event.getIntended() != null;
      last = event;
      seenAt = now;
    }

    CameraState state(Instant now) {
      forget(now);
      return new CameraState(
          last.getCameraId(),
          last.getCapturedAt(),
          faces,
          arrivals.size() / (double) SPAN.toSeconds(),
          last.getFrameWidth(),
          last.getFrameHeight(),
          generated);
    }

    private void forget(Instant now) {
      while (!arrivals.isEmpty() && arrivals.getFirst().isBefore(now.minus(SPAN))) {
        arrivals.removeFirst();
      }
    }
  }
}
