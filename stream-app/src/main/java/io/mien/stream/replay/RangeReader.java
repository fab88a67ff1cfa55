package io.mien.stream.replay;

import io.mien.recognition.MienException;
import io.mien.stream.frames.RecordLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what lies on a topic between two times, as the broker's index of times finds it: the times
 * of records, which for a frame is when it was sent and for an event that of its frame. Only
 * committed records are read, without a consumer group.
 */
final class RangeReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<String, Object> client;

  /**
   * @param client bootstrap.servers and whatever else a client needs
   */
  RangeReader(Map<String, Object> client) {
    this.client = client;
  }

  /**
   * @param records gets them, those of one partition in their order
   * @throws MienException if there is no such topic or the broker does not give all of it
   */
  void read(String topic, TimeRange range, Consumer<ConsumerRecord<String, byte[]>> records) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      Map<TopicPartition, Long> ends = ends(consumer, partitions, range);
      Map<TopicPartition, Long> begins = offsets(consumer, partitions, range.from().toEpochMilli());
      consumer.assign(partitions);
      // A partition without anything that late is at its end from the start.
      partitions.forEach(p -> consumer.seek(p, begins.getOrDefault(p, end(ends, p))));
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p, PATIENCE) < end(ends, p))) {
        boolean any = false;
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          any = true;
          TopicPartition partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < end(ends, partition) && range.includes(record.timestamp())) {
            records.accept(record);
          }
        }
        if (any) {
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() - deadline > 0) {
          throw new MienException(
              "the broker did not give all of %s within %d s; see whether it is well"
                  .formatted(topic, PATIENCE.toSeconds()));
        }
      }
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "cannot read the topic %s: %s; see --bootstrap-servers and --kafka-property"
              .formatted(topic, cause.getMessage()),
          e);
    }
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new MienException(
          "there is no topic %s; see --topic-prefix and --bootstrap-servers".formatted(topic));
    }
    return partitions;
  }

  /** The first offset behind the range, or the end of the partition. */
  private static Map<TopicPartition, Long> ends(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, TimeRange range) {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions, PATIENCE));
    offsets(consumer, partitions, range.to().toEpochMilli() + 1)
        .forEach((partition, behind) -> ends.merge(partition, behind, Math::min));
    return ends;
  }

  /** The first offset at that time or later, of each partition that has one. */
  private static Map<TopicPartition, Long> offsets(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions, long epochMillis) {
    Map<TopicPartition, Long> times =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> epochMillis));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, PATIENCE);
    partitions.forEach(
        partition -> {
          OffsetAndTimestamp first = found.get(partition);
          if (first != null) {
            offsets.put(partition, first.offset());
          }
        });
    return offsets;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> properties = new LinkedHashMap<>(RecordLimits.consumer());
    properties.putAll(client);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
