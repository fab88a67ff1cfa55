package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.streams.StreamsConfig.CONSUMER_PREFIX;
import static org.apache.kafka.streams.StreamsConfig.PRODUCER_PREFIX;

import io.mien.stream.frames.RecordLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
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
 * @param operation among other instances and under load
 */
public record StreamSettings(
    String applicationId,
    Map<String, Object> clientProperties,
    int threads,
    Duration commitInterval,
    int maxRecordBytes,
    Operation operation) {

  /** The application's id unless told otherwise. */
  public static final String APPLICATION_ID = "mien-stream";

  /** Commit interval unless told otherwise. */
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  /**
   * When an instance died, its cameras stand still for that long: Kafka's 45 s are too many, and
   * brokers allow no less than this unless told.
   */
  private static final Duration SESSION = Duration.ofSeconds(6);

  /** Two may get lost. */
  private static final Duration HEARTBEAT = SESSION.dividedBy(3);

  /** Kafka's time to deliver a record, two minutes, has to hold this and a request. */
  private static final Duration LONGEST_LINGER = Duration.ofSeconds(1);

  /** Records are pictures: a few keep the thread busy, many fill the memory. */
  private static final int RECORDS_AT_A_TIME = 32;

  public StreamSettings {
    requireNonNull(applicationId, "applicationId");
    requireNonNull(commitInterval, "commitInterval");
    requireNonNull(operation, "operation");
    clientProperties = Map.copyOf(clientProperties);
    if (threads < 1) {
      throw new IllegalArgumentException("threads are at least 1: " + threads);
    }
    new RecordLimits(maxRecordBytes);
  }

  /** Settings for an application that runs as usual. */
  public StreamSettings(
      String applicationId,
      Map<String, Object> clientProperties,
      int threads,
      Duration commitInterval,
      int maxRecordBytes) {
    this(
        applicationId,
        clientProperties,
        threads,
        commitInterval,
        maxRecordBytes,
        Operation.DEFAULT);
  }

  /**
   * The same, and other instances ask this one at that address about its cameras.
   *
   * @param address host and port, such as {@code 10.0.0.7:8080}
   */
  public StreamSettings withApplicationServer(String address) {
    Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address);
    return new StreamSettings(
        applicationId, properties, threads, commitInterval, maxRecordBytes, operation);
  }

  /** What a frame's record may take. */
  RecordLimits limits() {
    return new RecordLimits(maxRecordBytes);
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
    consumerDefaults().forEach((key, value) -> putDefault(properties, CONSUMER_PREFIX, key, value));
    producerDefaults().forEach((key, value) -> putDefault(properties, PRODUCER_PREFIX, key, value));
    properties.putAll(clientProperties);
    properties.put(
        StreamsConfig.GROUP_PROTOCOL_CONFIG,
        operation.groupProtocol().name().toLowerCase(Locale.ROOT));
    if (isClassic()) {
      properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, operation.standbyReplicas());
    }
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    properties.put(UnreadableRecordHandler.DEAD_LETTERS, deadLetters);
    return properties;
  }

  private Map<String, Object> consumerDefaults() {
    Map<String, Object> defaults = new HashMap<>(RecordLimits.consumer());
    defaults.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_A_TIME);
    if (isClassic()) {
      // By the other protocol the broker tells them to its clients.
      defaults.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(SESSION));
      defaults.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(HEARTBEAT));
    }
    return defaults;
  }

  private boolean isClassic() {
    return operation.groupProtocol() == Operation.Protocol.CLASSIC;
  }

  private Map<String, Object> producerDefaults() {
    return Map.of(
        // Nobody who reads committed records sees one before its transaction ends, which sends what
        // waits: a request for each frame would only keep the broker busy.
        ProducerConfig.LINGER_MS_CONFIG,
        millis(commitInterval.compareTo(LONGEST_LINGER) < 0 ? commitInterval : LONGEST_LINGER),
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        // Whoever takes over from an instance that died waits for the end of its transaction, so
        // that has to come no later than the end of its session; a slow one is only done again.
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        millis(SESSION.plus(commitInterval)));
  }

  /** Kafka Streams prefers a key with a prefix, so a person's key without one would be ignored. */
  private void putDefault(Properties properties, String prefix, String key, Object value) {
    properties.put(prefix + key, clientProperties.getOrDefault(key, value));
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
