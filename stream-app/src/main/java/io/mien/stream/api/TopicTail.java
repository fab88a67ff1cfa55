package io.mien.stream.api;

import io.mien.recognition.MienException;
import io.mien.stream.frames.RecordLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic from its present end, on a thread of its own, until closed. All partitions are
 * read, without a consumer group: every process sees everything and leaves no trace on the broker.
 * Only committed records are seen. A broker that is away is waited for; a record that cannot be
 * read is logged and skipped.
 */
final class TopicTail<V> implements AutoCloseable {

  /** What happens with the records. All calls come from the one thread of the tail. */
  interface Listener<V> {

    /**
     * Called before each poll; may block for as long as nobody wants records.
     *
     * @return true if it blocked: what came meanwhile is then skipped
     */
    default boolean awaitDemand() throws InterruptedException {
      return false;
    }

    /** Whether a record with that key is worth reading. */
    default boolean wants(String key) {
      return true;
    }

    void accept(V value);
  }

  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(30);

  private final String topic;
  private final Deserializer<V> values;
  private final Listener<V> listener;
  private final Consumer<String, byte[]> consumer;
  private final Thread thread;
  private final CountDownLatch atEnd = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private Set<TopicPartition> partitions = Set.of();
  private long lookedAt;

  private TopicTail(
      Map<String, Object> client, String topic, Deserializer<V> values, Listener<V> listener) {
    this.topic = topic;
    this.values = values;
    this.listener = listener;
    this.consumer = consumer(client);
    this.thread = new Thread(this::run, "tail-" + topic);
    thread.setDaemon(true);
  }

  /**
   * Begins to follow a topic, which need not exist yet.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @throws MienException if these properties make no consumer
   */
  static <V> TopicTail<V> start(
      Map<String, Object> client, String topic, Deserializer<V> values, Listener<V> listener) {
    TopicTail<V> tail = new TopicTail<>(client, topic, values, listener);
    tail.thread.start();
    return tail;
  }

  private static Consumer<String, byte[]> consumer(Map<String, Object> client) {
    Properties properties = new Properties();
    properties.putAll(RecordLimits.consumer());
    properties.putAll(client);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    try {
      return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "the page cannot read from %s: %s; see --bootstrap-servers and --kafka-property"
              .formatted(client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), cause.getMessage()),
          e);
    }
  }

  /** Waits until every record written from now on will be seen; false if the time was over. */
  boolean awaitStart(Duration limit) throws InterruptedException {
    return atEnd.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void run() {
    try (consumer;
        values) {
      while (!isClosing()) {
        try {
          follow();
        } catch (WakeupException e) {
          LOG.trace("woken to close", e);
        } catch (KafkaException e) {
          LOG.warn("reading {} failed, trying again: {}", topic, e.getMessage());
          pause();
        }
      }
    } catch (InterruptedException e) {
      LOG.warn("no longer following {}", topic, e);
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() throws InterruptedException {
    if (closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.trace("closing");
    }
  }

  private void follow() throws InterruptedException {
    if (listener.awaitDemand() && !partitions.isEmpty()) {
      consumer.seekToEnd(partitions);
    }
    assign();
    if (partitions.isEmpty()) {
      pause();
      return;
    }
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      accept(record);
    }
  }

  /** Partitions can be added while the process runs; those already read go on where they are. */
  private void assign() {
    long now = System.nanoTime();
    if (!partitions.isEmpty() && now - lookedAt < LOOK_FOR_PARTITIONS.toNanos()) {
      return;
    }
    lookedAt = now;
    Set<TopicPartition> present = partitionsOf(consumer.partitionsFor(topic));
    if (!present.equals(partitions)) {
      partitions = present;
      consumer.assign(present);
      present.forEach(consumer::position);
    }
    if (!present.isEmpty()) {
      atEnd.countDown();
    }
  }

  private static Set<TopicPartition> partitionsOf(Collection<PartitionInfo> infos) {
    return infos.stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void accept(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || !listener.wants(record.key() == null ? "" : record.key())) {
      return;
    }
    V value;
    try {
      value = values.deserialize(topic, record.headers(), record.value());
    } catch (SerializationException e) {
      LOG.warn(
          "skipping {}-{} at offset {}: {}",
          topic,
          record.partition(),
          record.offset(),
          e.getMessage());
      return;
    }
    listener.accept(value);
  }

  /** Ends the thread and waits for it; a listener that blocks has to be let go before. */
  @Override
  public void close() {
    closing.countDown();
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
