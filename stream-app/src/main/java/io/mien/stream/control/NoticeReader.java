package io.mien.stream.control;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.ModelNotice;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of models from its beginning, without a consumer group: every reader sees all.
 * For one thread; only {@link #wakeup} is for others.
 */
final class NoticeReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeReader.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<ModelNotice> values;
  private final TopicPartition partition;

  /**
   * @param client bootstrap.servers and whatever else a client needs
   * @throws MienException if these properties make no consumer
   */
  NoticeReader(Map<String, Object> client, Topics topics, AvroSerdes serdes) {
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    this.values = serdes.serde(ModelNotice.class).deserializer();
    // One partition, so that a wish and the answers to it are in order.
    this.partition = new TopicPartition(topics.models(), 0);
    try {
      this.consumer =
          new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException e) {
      throw unreadable(e);
    }
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
  }

  /**
   * The newest notice of each key, as the topic stands; empty for a key without a notice now.
   *
   * @throws MienException if the broker does not give all of it in time
   */
  Map<String, Optional<ModelNotice>> readToEnd() {
    Map<String, Optional<ModelNotice>> all = new LinkedHashMap<>();
    try {
      Long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (end != null && consumer.position(partition, PATIENCE) < end) {
        all.putAll(poll(POLL));
        if (System.nanoTime() - deadline > 0) {
          throw new MienException(
              "the broker did not give all of %s within %d s; see whether it is well"
                  .formatted(partition.topic(), PATIENCE.toSeconds()));
        }
      }
    } catch (KafkaException e) {
      throw unreadable(e);
    }
    return all;
  }

  /** What came since the last call, the newest of each key. */
  Map<String, Optional<ModelNotice>> poll(Duration wait) {
    Map<String, Optional<ModelNotice>> news = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
      if (record.key() != null) {
        read(record).ifPresent(notice -> news.put(record.key(), notice));
      }
    }
    return news;
  }

  /** Empty for one that cannot be read; the inner one is empty for a notice that was taken back. */
  private Optional<Optional<ModelNotice>> read(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return Optional.of(Optional.empty());
    }
    try {
      return Optional.of(
          Optional.of(values.deserialize(record.topic(), record.headers(), record.value())));
    } catch (SerializationException e) {
      LOG.warn("skipping {} at offset {}: {}", record.topic(), record.offset(), e.getMessage());
      return Optional.empty();
    }
  }

  private MienException unreadable(KafkaException cause) {
    Throwable reason = cause.getCause() == null ? cause : cause.getCause();
    return new MienException(
        "cannot read the topic %s: %s; see whether the broker runs and allows it"
            .formatted(partition.topic(), reason.getMessage()),
        cause);
  }

  /** Ends a poll at once; from any thread. */
  void wakeup() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
