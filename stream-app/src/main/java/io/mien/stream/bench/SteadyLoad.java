package io.mien.stream.bench;

import io.mien.recognition.MienException;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.topology.Recognition;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Shows the stream frames at a fixed rate, as cameras do, and waits for the events like any other
 * consumer. The latency of a frame is counted from the moment at which it was due, so that a
 * publisher that is held up hides nothing.
 */
final class SteadyLoad {

  /** Enough for the JVM to compile what a load has and a drain has not. */
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETENTION = Duration.ofMinutes(1);

  private final Recognition recognition;
  private final FrameSet frames;
  private final BenchSettings settings;

  /**
   * What a load came to.
   *
   * @param latencies from capture to event, of all frames with faces
   * @param cpuMs of the whole process for one frame, with everything that measures
   * @param unanswered frames that were not committed some seconds after the last one was sent
   */
  record Result(
      int cameras, double framesPerSecond, Latencies latencies, double cpuMs, long unanswered) {

    double latencyMs(double share) {
      return latencies.quantile(share);
    }
  }

  /** Hears of the passing time while frames are sent. */
  interface Watcher {
    Watcher NONE = seconds -> {};

    /** Called often; {@code seconds} since the end of the warm-up. */
    void at(double seconds);
  }

  SteadyLoad(Recognition recognition, FrameSet frames, BenchSettings settings) {
    this.recognition = recognition;
    this.frames = frames;
    this.settings = settings;
  }

  /**
   * @param framesPerSecond of all cameras together
   * @param length after a warm-up that is as long, but no longer than it takes
   */
  Result run(
      String name,
      String servers,
      Path state,
      int cameras,
      double framesPerSecond,
      Duration length,
      Watcher watcher)
      throws InterruptedException {
    int maxBytes = settings.recognition().limits().maxBytes();
    int measured = (int) Math.ceil(framesPerSecond * length.toMillis() / 1e3);
    int warm =
        Math.min(measured, (int) Math.ceil(framesPerSecond * LONGEST_WARM_UP.toMillis() / 1e3));
    int all = warm + measured;
    try (BenchStream stream = new BenchStream(name, servers, cameras, RETENTION, maxBytes);
        Consumer<String, EmotionEvent> events = stream.events()) {
      stream.start(recognition, settings, state);
      Schedule schedule = Schedule.of(cameras, framesPerSecond, all);
      Thread publisher = new Thread(() -> publish(stream, schedule), "bench-publisher");
      publisher.start();
      double cpu = 0;
      boolean warmed = false;
      while (publisher.isAlive()) {
        double seconds = schedule.secondsSince(warm);
        if (!warmed && seconds >= 0) {
          warmed = true;
          cpu = ProcessUse.cpuMs();
        }
        read(events, schedule);
        if (warmed) {
          watcher.at(seconds);
        }
      }
      double cpuMs = (ProcessUse.cpuMs() - cpu) / (all - warm);
      stream.flush();
      long committed = awaitRest(stream, events, schedule, all);
      return new Result(cameras, framesPerSecond, schedule.latencies(warm), cpuMs, all - committed);
    }
  }

  private void publish(BenchStream stream, Schedule schedule) {
    for (int i = 0; i < schedule.size(); i++) {
      schedule.await(i);
      stream.send(frames, schedule.camera(i), schedule.sequence(i), schedule.instant(i));
    }
  }

  private static void read(Consumer<String, EmotionEvent> events, Schedule schedule) {
    var batch = events.poll(POLL);
    long now = System.nanoTime();
    for (ConsumerRecord<String, EmotionEvent> record : batch) {
      EmotionEvent event = record.value();
      schedule.answered(FrameSet.camera(event.getCameraId()), event.getSequence(), now);
    }
  }

  private static long awaitRest(
      BenchStream stream, Consumer<String, EmotionEvent> events, Schedule schedule, int all)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long committed = stream.committed();
    while (committed < all && System.nanoTime() < deadline) {
      read(events, schedule);
      committed = stream.committed();
    }
    read(events, schedule);
    return committed;
  }

  /** Which frame is due when, and when its events were seen. One thread writes the latter. */
  private static final class Schedule {

    private final int cameras;
    private final double nanosApart;
    private final long start = System.nanoTime();
    private final Instant startedAt = Instant.now();
    private final double[] millis;

    private Schedule(int cameras, double nanosApart, int size) {
      this.cameras = cameras;
      this.nanosApart = nanosApart;
      this.millis = new double[size];
      Arrays.fill(millis, Double.NaN);
    }

    static Schedule of(int cameras, double framesPerSecond, int size) {
      return new Schedule(cameras, 1e9 / framesPerSecond, size);
    }

    int size() {
      return millis.length;
    }

    int camera(int index) {
      return index % cameras;
    }

    long sequence(int index) {
      return index / cameras;
    }

    private long nanos(int index) {
      return (long) (index * nanosApart);
    }

    Instant instant(int index) {
      return startedAt.plusNanos(nanos(index));
    }

    void await(int index) {
      long rest = nanos(index) - (System.nanoTime() - start);
      while (rest > 0) {
        LockSupport.parkNanos(rest);
        rest = nanos(index) - (System.nanoTime() - start);
      }
    }

    double secondsSince(int index) {
      return (System.nanoTime() - start - nanos(index)) / 1e9;
    }

    void answered(int camera, long sequence, long now) {
      int index = Math.toIntExact(sequence * cameras + camera);
      if (Double.isNaN(millis[index])) {
        millis[index] = (now - start - nanos(index)) / 1e6;
      }
    }

    Latencies latencies(int from) {
      double[] known =
          Arrays.stream(millis, from, millis.length).filter(m -> !Double.isNaN(m)).toArray();
      if (known.length == 0) {
        throw new MienException(
            "no frame shows a face, so there is no event to wait for; choose other sources");
      }
      return new Latencies(known);
    }
  }
}
