package io.mien.stream.shadow;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.ShadowComparison;
import io.mien.schemas.VideoFrame;
import io.mien.stream.compare.AnswerPair;
import io.mien.stream.topology.TappedFace;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes comparisons to their topic, with a producer of its own: an event never waits for one.
 */
public final class ShadowTopic implements ComparisonSink {

  private static final Logger LOG = LoggerFactory.getLogger(ShadowTopic.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaProducer<String, ShadowComparison> producer;
  private final String topic;

  /**
   * @param client bootstrap.servers and whatever else a client needs
   * @throws MienException if these properties make no producer
   */
  public ShadowTopic(Map<String, Object> client, Topics topics, AvroSerdes serdes) {
    this.topic = topics.shadow();
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    try {
      this.producer =
          new KafkaProducer<>(
              properties,
              new StringSerializer(),
              serdes.serde(ShadowComparison.class).serializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "no producer for the topic %s: %s; check --bootstrap-servers and --kafka-property"
              .formatted(topic, cause.getMessage()),
          e);
    }
  }

  @Override
  public void publish(
      TappedFace face, BundleReference shadow, AnswerPair pair, double divergence, long nanos) {
    VideoFrame frame = face.frame();
    ShadowComparison comparison =
        pair.comparison(face.bundle(), shadow, divergence)
            .setEventId(face.eventId())
            .setCameraId(frame.getCameraId())
            .setSequence(frame.getSequence())
            .setCapturedAt(frame.getCapturedAt())
            .setShadowMs(nanos / 1e6f)
            .build();
    var unused = // a comparison that is lost is no loss of an event
        producer.send(
            new ProducerRecord<>(topic, frame.getCameraId(), comparison),
            (metadata, failure) -> {
              if (failure != null) {
                LOG.warn("the broker did not take a comparison: {}", failure.toString());
              }
            });
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
