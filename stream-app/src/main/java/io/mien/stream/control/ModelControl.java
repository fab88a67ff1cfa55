package io.mien.stream.control;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleRole;
import io.mien.schemas.ModelNotice;
import io.mien.stream.metrics.ModelMetrics;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of models and lets this process do what it says, while frames go on being
 * judged; answers there how that went, again every half minute. What holds: within this process
 * each frame is judged by one bundle alone, and from the moment of the switch on by the new one.
 * Instances switch when each has loaded the bundle, not at the same moment.
 */
public final class ModelControl implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ModelControl.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  /** An instance that says nothing for so long has ended without taking leave. */
  private static final Duration DEAD = Duration.ofDays(1);

  private final NoticeReader reader;
  private final NoticeWriter writer;
  private final List<SeatKeeper> seats;
  private final String instance;
  private final InstantSource clock = InstantSource.system();
  private final Thread thread;
  private volatile boolean closing;
  private Instant answered = Instant.MIN;

  private ModelControl(
      NoticeReader reader, NoticeWriter writer, List<SeatKeeper> seats, String instance) {
    this.reader = reader;
    this.writer = writer;
    this.seats = List.copyOf(seats);
    this.instance = instance;
    this.thread = new Thread(this::run, "model-control");
    thread.setDaemon(true);
  }

  /**
   * Does what the topic says now. {@link #start} goes on with that.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @param instance what this process is called, unlike any other one
   * @param seats the places of this process; they stay open until this is closed
   * @throws io.mien.recognition.MienException if the topic cannot be read
   */
  public static ModelControl open(
      Map<String, Object> client,
      Topics topics,
      AvroSerdes serdes,
      String instance,
      BundleShelf shelf,
      Map<BundleRole, BundleSeat> seats,
      ModelMetrics metrics) {
    List<SeatKeeper> keepers =
        seats.entrySet().stream()
            .map(seat -> new SeatKeeper(seat.getKey(), seat.getValue(), shelf, metrics))
            .toList();
    NoticeReader reader = new NoticeReader(client, topics, serdes);
    NoticeWriter writer = null;
    try {
      Map<String, Optional<ModelNotice>> present = reader.readToEnd();
      writer = new NoticeWriter(client, topics, serdes);
      ModelControl control = new ModelControl(reader, writer, keepers, instance);
      control.follow(present);
      control.forgetDead(present);
      control.answer();
      // Whoever asks from now on who is there is told of this process too.
      writer.flush();
      return control;
    } catch (RuntimeException e) {
      reader.close();
      if (writer != null) {
        writer.close();
      }
      throw e;
    }
  }

  /** From now on follows the topic on a thread of its own; once. */
  public void start() {
    thread.start();
  }

  private void run() {
    try (reader) {
      while (!closing) {
        try {
          boolean isNew = follow(reader.poll(POLL));
          if (isNew || Duration.between(answered, clock.instant()).compareTo(AGAIN) >= 0) {
            answer();
          }
        } catch (WakeupException e) {
          LOG.trace("woken to close", e);
        } catch (KafkaException e) {
          LOG.warn("reading the topic of models failed, trying again: {}", e.getMessage());
          Thread.sleep(RETRY.toMillis());
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("no longer following the topic of models", e);
    }
  }

  /** Only the newest wish for each place counts. */
  private boolean follow(Map<String, Optional<ModelNotice>> news) {
    boolean any = false;
    for (SeatKeeper seat : seats) {
      Optional<ModelNotice> wanted = news.get(NoticeKeys.wanted(seat.role()));
      if (wanted != null) {
        seat.follow(wanted);
        any = true;
      }
    }
    return any;
  }

  private void answer() {
    answered = clock.instant();
    for (SeatKeeper seat : seats) {
      String key = NoticeKeys.answer(seat.role(), instance);
      writer.tell(key, seat.answer(instance, clock).orElse(null));
    }
  }

  private void forgetDead(Map<String, Optional<ModelNotice>> present) {
    Instant oldest = clock.instant().minus(DEAD);
    present.forEach(
        (key, notice) ->
            notice
                .filter(said -> said.getInstance() != null && said.getAt().isBefore(oldest))
                .ifPresent(said -> writer.tell(key, null)));
  }

  /** Takes leave; a bundle that is being loaded is loaded first. */
  @Override
  public void close() {
    closing = true;
    reader.wakeup();
    try {
      if (thread.getState() == Thread.State.NEW) {
        reader.close();
      }
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    seats.forEach(seat -> writer.tell(NoticeKeys.answer(seat.role(), instance), null));
    writer.close();
  }
}
