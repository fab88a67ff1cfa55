package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.schemas.EmotionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cameras that send frames out of order, twice, or with clocks that are far off. */
@Timeout(300)
@ExtendWith(SharedBroker.class)
class StrangeClockIT {

  private static final Logger LOG = LoggerFactory.getLogger(StrangeClockIT.class);

  private static final int FRAMES = Scenario.FULL ? 500 : 40;
  private static final Duration STEP = Duration.ofMillis(100);
  private final Instant now = Instant.now();

  private final Random random = new Random(11);

  @Test
  void shouldGiveEveryFrameOneEventWhateverItsTime(BrokerProcess broker) throws Exception {
    try (Scenario scenario = Scenario.on(broker, "clock")) {
      MienProcess stream = scenario.launch();
      FrameSender sender = scenario.sender();
      sendOutOfOrder(sender);
      for (int i = 0; i < FRAMES; i++) {
        Instant steady = now.plus(STEP.multipliedBy(i));
        sender.send("steady", i, steady);
        sender.send("twice", i, steady);
        sender.send("twice", i, steady);
        sender.send("standing", i, now);
        sender.send("backwards", i, now.minus(STEP.multipliedBy(i)));
        sender.send("1970", i, Instant.EPOCH.plus(STEP.multipliedBy(i)));
        sender.send("3000", i, Instant.parse("3000-01-01T00:00:00Z").plus(STEP.multipliedBy(i)));
        sender.send("leaping", i, Instant.ofEpochMilli(random.nextLong()));
        sender.send("first", i, Instant.ofEpochMilli(Long.MIN_VALUE + i));
        sender.send("last", i, Instant.ofEpochMilli(Long.MAX_VALUE - i));
        sender.send("ends", i, Instant.ofEpochMilli(i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE));
        // The clock of the machine that sends, which Kafka itself goes by.
        sender.sendAt(Instant.EPOCH.plus(STEP.multipliedBy(i)), "sent-1970", i);
        sender.sendAt(now.plus(Duration.ofDays(400)), "sent-next-year", i);
      }
      scenario.awaitReady(List.of(stream));
      scenario.compare();

      Map<String, Set<String>> tracks = tracks(scenario.reader().events());
      LOG.info("{} frames; tracks: {}", scenario.sender().sent().size(), counts(tracks));
      // One face is there all the time, and clocks that are steady or only jump back do not hide
      // it.
      for (String camera : List.of("steady", "twice", "1970", "3000", "out-of-order", "standing")) {
        assertThat(tracks.get(camera)).as(camera).hasSize(1);
      }
    }
  }

  /** Each frame is at most a few places away from where it belongs. */
  private void sendOutOfOrder(FrameSender sender) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < FRAMES; i++) {
      order.add(i);
    }
    for (int i = 0; i + 4 <= FRAMES; i += 4) {
      Collections.shuffle(order.subList(i, i + 4), random);
    }
    order.forEach(i -> sender.send("out-of-order", i, now.plus(STEP.multipliedBy(i))));
  }

  /** Ids of the tracks of each camera. */
  private static Map<String, Set<String>> tracks(List<Arrival<EmotionEvent>> events) {
    Map<String, Set<String>> tracks = new HashMap<>();
    for (Arrival<EmotionEvent> arrival : events) {
      EmotionEvent event = arrival.value();
      if (event.getTrack() != null) {
        tracks
            .computeIfAbsent(event.getCameraId(), camera -> new HashSet<>())
            .add(event.getTrack().getId());
      }
    }
    return tracks;
  }

  private static Map<String, Integer> counts(Map<String, Set<String>> tracks) {
    Map<String, Integer> counts = new HashMap<>();
    tracks.forEach((camera, ids) -> counts.put(camera, ids.size()));
    return counts;
  }
}
