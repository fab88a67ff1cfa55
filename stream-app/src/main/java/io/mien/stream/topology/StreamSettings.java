package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the topology runs.
 *
 * @param applicationId instances with the same id share the work
 * @param clientProperties bootstrap.servers and whatever a person wants otherwise
 * @param threads stream threads of this process
 * @param commitInterval how long events wait for their transaction: the price of exactly once in
 *     latency
 * @param maxRecordBytes largest record, see {@link TopicSettings#maxRecordBytes()}
 */
public record StreamSettings(
    String applicationId,
    Map<String, Object> clientProperties,
    int threads,
    Duration commitInterval,
    int maxRecordBytes) {

  /** The application's id unless told otherwise. */
  public static final String APPLICATION_ID = "mien-stream";

  /** Commit interval unless told otherwise. */
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  /** When an instance died, its cameras stand still for that long: Kafka's 45 s are too many. */
  private static final Duration SESSION = Duration.ofSeconds(10);

  private static final int DEFAULT_FETCH_BYTES = 50 << 20;

  /** Records are pictures: a few keep the thread busy, many fill the memory. */
  private static final int RECORDS_AT_A_TIME = 32;

  public StreamSettings {
    requireNonNull(applicationId, "applicationId");
    requireNonNull(commitInterval, "commitInterval");
    clientProperties = Map.copyOf(clientProperties);
    if (threads < 1) {
      throw new IllegalArgumentException("threads are at least 1: " + threads);
    }
    if (maxRecordBytes < 1) {
      throw new IllegalArgumentException("maxRecordBytes is at least 1: " + maxRecordBytes);
    }
  }

  /**
   * Properties for {@link org.apache.kafka.streams.KafkaStreams}. Those of a person go before what
   * is only a good default, but not before what the application's promises rest on.
   */
  public Properties properties(DeadLetters deadLetters) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, RECORDS_AT_A_TIME);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_AT_A_TIME);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        Math.toIntExact(SESSION.toMillis()));
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        Math.max(maxRecordBytes, ConsumerConfig.DEFAULT_MAX_PARTITION_FETCH_BYTES));
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG),
        Math.max(maxRecordBytes, DEFAULT_FETCH_BYTES));
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.putAll(clientProperties);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    properties.put(UnreadableRecordHandler.DEAD_LETTERS, deadLetters);
    return properties;
  }
}
