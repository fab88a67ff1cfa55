package io.mien.stream.bench;

import io.mien.recognition.MienException;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.topology.Recognition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Lets the stream work off frames that lie on the topic already, as fast as it can. A frame counts
 * when it is committed. Then all events are read, as any consumer reads them: one that is there
 * twice, and any frame that was set aside, ends the run.
 */
final class Drain {

  private static final Duration LOOK = Duration.ofMillis(5);

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration RETENTION = Duration.ofDays(1);

  private final Recognition recognition;
  private final FrameSet frames;
  private final BenchSettings settings;

  /**
   * What a drain came to.
   *
   * @param frames that count: those committed from the end of the warm-up on
   * @param seconds from then to the last commit
   * @param cpuMs of the whole process for each of them, broker included
   * @param events of all frames, with those of the warm-up
   * @param published all frames, with those of the warm-up
   */
  record Pass(long frames, double seconds, double cpuMs, long events, long published) {

    double framesPerSecond() {
      return frames / seconds;
    }

    double facesPerSecond() {
      return framesPerSecond() * events / published;
    }
  }

  Drain(Recognition recognition, FrameSet frames, BenchSettings settings) {
    this.recognition = recognition;
    this.frames = frames;
    this.settings = settings;
  }

  Pass run(String name, String servers, Path state) throws InterruptedException {
    int cameras = settings.cameras();
    int maxBytes = settings.recognition().limits().maxBytes();
    BenchSettings.Rounds rounds = settings.rounds();
    long perCamera = (rounds.framesBefore() + rounds.frames() + cameras - 1L) / cameras;
    long all = perCamera * cameras;
    try (BenchStream stream = new BenchStream(name, servers, cameras, RETENTION, maxBytes)) {
      publish(stream, perCamera);
      stream.start(recognition, settings, state);
      long first = await(stream, rounds.framesBefore());
      long began = System.nanoTime();
      double cpu = ProcessUse.cpuMs();
      await(stream, all);
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpuMs = ProcessUse.cpuMs() - cpu;
      stream.stop();
      requireNothingSetAside(stream);
      long events = events(stream);
      stream.tally().require(all, events);
      return new Pass(all - first, seconds, cpuMs / (all - first), events, all);
    }
  }

  private void publish(BenchStream stream, long perCamera) {
    Instant start = Instant.now();
    for (long sequence = 0; sequence < perCamera; sequence++) {
      for (int camera = 0; camera < settings.cameras(); camera++) {
        stream.send(frames, camera, sequence, start.plus(FrameSet.APART.multipliedBy(sequence)));
      }
    }
    stream.flush();
  }

  // The application's own count costs nothing, so the broker is asked only once that is reached.
  private static long await(BenchStream stream, long count) throws InterruptedException {
    long last = 0;
    long moved = System.nanoTime();
    long committed = 0;
    while (committed < count) {
      long done = stream.done();
      if (done > last) {
        last = done;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > PATIENCE.toNanos()) {
        throw new MienException(
            "the stream stood still at %d of %d frames for %d s; run it again with --verbose"
                .formatted(done, count, PATIENCE.toSeconds()));
      }
      Thread.sleep(LOOK.toMillis());
      committed = done < count ? 0 : stream.committed();
    }
    return committed;
  }

  private static void requireNothingSetAside(BenchStream stream) {
    try (Consumer<String, DeadLetter> letters = stream.deadLetters()) {
      long end = letters.endOffsets(letters.assignment()).values().stream().mapToLong(e -> e).sum();
      if (end == 0) {
        return;
      }
      for (ConsumerRecord<String, DeadLetter> letter : letters.poll(POLL)) {
        throw new MienException(
            "a frame was set aside (%s); choose sources whose frames can all be recognized"
                .formatted(letter.value().getSentence()));
      }
    }
  }

  private static long events(BenchStream stream) {
    Set<String> ids = new HashSet<>();
    try (Consumer<String, EmotionEvent> events = stream.events()) {
      var ends = events.endOffsets(events.assignment());
      while (ends.entrySet().stream().anyMatch(e -> events.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, EmotionEvent> event : events.poll(POLL)) {
          if (!ids.add(event.value().getEventId())) {
            throw new MienException(
                "the event %s is there twice: that is not exactly once, and a bug of mien"
                    .formatted(event.value().getEventId()));
          }
        }
      }
    }
    return ids.size();
  }
}
