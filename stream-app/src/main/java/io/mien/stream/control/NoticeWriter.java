package io.mien.stream.control;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.ModelNotice;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the topic of models. Safe for use by many threads. */
final class NoticeWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeWriter.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaProducer<String, ModelNotice> producer;
  private final String topic;

  /**
   * @param client bootstrap.servers and whatever else a client needs
   * @throws MienException if these properties make no producer
   */
  NoticeWriter(Map<String, Object> client, Topics topics, AvroSerdes serdes) {
    this.topic = topics.models();
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    try {
      this.producer =
          new KafkaProducer<>(
              properties, new StringSerializer(), serdes.serde(ModelNotice.class).serializer());
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  /**
   * Writes and waits until the broker has it.
   *
   * @param notice null takes back what the key said
   * @throws MienException if the broker does not take it
   */
  void write(String key, @Nullable ModelNotice notice) throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(topic, 0, key, notice)).get();
    } catch (ExecutionException e) {
      throw refused(e.getCause() == null ? e : e.getCause());
    } catch (KafkaException e) {
      throw refused(e);
    }
  }

  /** Writes without waiting; what the broker does not take is logged and said again later. */
  void tell(String key, @Nullable ModelNotice notice) {
    try {
      Future<RecordMetadata> unused =
          producer.send(
              new ProducerRecord<>(topic, 0, key, notice),
              (metadata, failure) -> {
                if (failure != null) {
                  LOG.warn(
                      "the broker did not take a notice for {}: {}", topic, failure.toString());
                }
              });
    } catch (KafkaException e) {
      LOG.warn("cannot write to {}: {}", topic, e.toString());
    }
  }

  /** Waits until the broker has taken or refused all that was told. */
  void flush() {
    producer.flush();
  }

  private MienException refused(Throwable cause) {
    return new MienException(
        "the broker did not take a notice for the topic %s: %s; see whether it runs and allows it"
            .formatted(topic, cause.getMessage()),
        cause);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
