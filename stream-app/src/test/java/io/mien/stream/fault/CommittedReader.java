package io.mien.stream.fault;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all events and all dead letters from the beginning, committed ones only, on a thread of its
 * own.
 */
final class CommittedReader implements AutoCloseable {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final List<Arrival<EmotionEvent>> events =
      Collections.synchronizedList(new ArrayList<>());
  private final List<Arrival<DeadLetter>> letters = Collections.synchronizedList(new ArrayList<>());
  private final Deserializer<EmotionEvent> asEvent =
      SERDES.serde(EmotionEvent.class).deserializer();
  private final Deserializer<DeadLetter> asLetter = SERDES.serde(DeadLetter.class).deserializer();
  private final Thread thread = new Thread(this::read, "reader");
  private volatile boolean stopped;
  private volatile boolean finishing;
  private volatile @Nullable RuntimeException failure;

  private CommittedReader(String servers, Topics topics) {
    this.topics = topics;
    Map<String, Object> properties =
        Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        Stream.of(topics.emotions(), topics.deadLetters())
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** The topics have to exist. */
  static CommittedReader start(String servers, Topics topics) {
    CommittedReader reader = new CommittedReader(servers, topics);
    reader.thread.start();
    return reader;
  }

  private void read() {
    try (consumer) {
      while (!stopped) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          take(record);
        }
        stopped |= finishing && isAtEnd();
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** The end is that of the committed records, because the consumer reads only those. */
  private boolean isAtEnd() {
    return consumer.endOffsets(partitions).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    if (record.topic().equals(topics.emotions())) {
      EmotionEvent event = asEvent.deserialize(record.topic(), record.value());
      events.add(new Arrival<>(event, record.partition(), now));
    } else {
      DeadLetter letter = asLetter.deserialize(record.topic(), record.value());
      letters.add(new Arrival<>(letter, record.partition(), now));
    }
  }

  /** Those that arrived so far. */
  List<Arrival<EmotionEvent>> events() {
    return List.copyOf(events);
  }

  /** Those that arrived so far. */
  List<Arrival<DeadLetter>> letters() {
    return List.copyOf(letters);
  }

  /** How many events and dead letters arrived so far. */
  int count() {
    return events.size() + letters.size();
  }

  /** Reads what is still to come when nothing writes any more, and ends. */
  void finish() throws InterruptedException {
    finishing = true;
    thread.join(PATIENCE.toMillis());
    RuntimeException cause = failure;
    if (cause != null) {
      throw new AssertionError("reading failed", cause);
    }
    if (thread.isAlive()) {
      throw new AssertionError(
          "committed records end before the topic does: a hanging transaction");
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
