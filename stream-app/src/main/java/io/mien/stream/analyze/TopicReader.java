package io.mien.stream.analyze;

import io.mien.recognition.MienException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads what transactions have committed to a topic, from its beginning to its present end. Not
 * before everybody who writes to it has stopped: then nothing is missing.
 */
final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, Object> clientProperties;
  private final int partitions;

  TopicReader(Map<String, Object> clientProperties, int partitions) {
    this.clientProperties = clientProperties;
    this.partitions = partitions;
  }

  /**
   * @param batches gets the values, those of one partition in their order
   * @throws MienException if the end is not reached
   */
  <T> void read(String topic, Deserializer<T> values, Consumer<List<T>> batches)
      throws InterruptedException {
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    Map<TopicPartition, Long> ends = ends(all);
    try (KafkaConsumer<String, T> consumer = consumer(values)) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        List<T> batch = new ArrayList<>();
        for (ConsumerRecord<String, T> record : consumer.poll(POLL)) {
          batch.add(record.value());
        }
        if (!batch.isEmpty()) {
          batches.accept(batch);
          deadline = System.nanoTime() + PATIENCE.toNanos();
        } else if (System.nanoTime() - deadline > 0) {
          throw new MienException(
              "the embedded broker did not give all of topic %s within %d s; try again"
                  .formatted(topic, PATIENCE.toSeconds()));
        }
      }
    }
  }

  /** Ends that include transactions whose commit has not yet arrived at every partition. */
  private Map<TopicPartition, Long> ends(List<TopicPartition> all) throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        all.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
    try (Admin admin = Admin.create(clientProperties)) {
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    } catch (ExecutionException e) {
      throw new MienException("the embedded broker does not answer: " + e.getCause(), e);
    }
  }

  private <T> KafkaConsumer<String, T> consumer(Deserializer<T> values) {
    Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(properties, new StringDeserializer(), values);
  }
}
