package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.StreamMetrics;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down why a record was set aside and where it lies, never what was in it, and counts it.
 * One instance serves all threads.
 */
public final class DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Topics topics;
  private final Serializer<DeadLetter> serializer;
  private final StreamMetrics metrics;
  private final InstantSource clock;
  private final Map<DeadLetterReason, Long> counts = new ConcurrentHashMap<>();

  public DeadLetters(Topics topics, AvroSerdes serdes, StreamMetrics metrics, InstantSource clock) {
    this.topics = requireNonNull(topics, "topics");
    this.serializer = serdes.serde(DeadLetter.class).serializer();
    this.metrics = requireNonNull(metrics, "metrics");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * @param frame null if the record could not even be read
   * @param sentence for a person; without bytes of the record
   */
  DeadLetter setAside(
      DeadLetterReason reason, String sentence, @Nullable VideoFrame frame, Coordinates place) {
    metrics.setAside(reason);
    log(reason, sentence, place);
    return DeadLetter.newBuilder()
        .setReason(reason)
        .setSentence(sentence)
        .setCameraId(frame == null ? null : frame.getCameraId())
        .setSequence(frame == null ? null : frame.getSequence())
        .setSourceTopic(place.topic())
        .setSourcePartition(place.partition())
        .setSourceOffset(place.offset())
        .setFailedAt(clock.instant())
        .build();
  }

  /** The letter as Kafka takes it where there is no sink: in handlers. */
  ProducerRecord<byte[], byte[]> record(DeadLetter letter) {
    String topic = topics.deadLetters();
    return new ProducerRecord<>(topic, null, serializer.serialize(topic, letter));
  }

  /** A camera that sends nothing else would fill the log: the 1st, 10th, 100th, ... are told. */
  private void log(DeadLetterReason reason, String sentence, Coordinates place) {
    long count = counts.merge(reason, 1L, Long::sum);
    if (isPowerOfTen(count)) {
      LOG.warn(
          "set aside {} ({}): {}{}",
          place,
          reason,
          sentence,
          count == 1 ? "" : " (number %d of this kind)".formatted(count));
    } else {
      LOG.debug("set aside {} ({}): {}", place, reason, sentence);
    }
  }

  private static boolean isPowerOfTen(long number) {
    long rest = number;
    while (rest % 10 == 0) {
      rest /= 10;
    }
    return rest == 1;
  }
}
