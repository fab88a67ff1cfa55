package io.mien.stream.frames;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How large a record of the frames topic may be. Topic, producer, consumer and broker each have
 * settings of their own for that; all of them come from here, so that they fit together. Topic,
 * producer and {@link FrameSerde} refuse what is larger.
 *
 * @param recordBytes largest record with everything that belongs to it
 */
public record RecordLimits(int recordBytes) {

  /** Frames of 8 MiB. */
  public static final RecordLimits USUAL = ofFrames(8 << 20);

  /** Room for everything of a record that is not the picture: key, headers, other fields. */
  private static final int OVERHEAD = 64 * 1024;

  /** Room for what a request has beside one record. */
  private static final int REQUEST_OVERHEAD = 1 << 20;

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  /** Kafka's own defaults. */
  private static final int PARTITION_FETCH = MIB;

  private static final int BROKER_FETCH = 55 * MIB;
  private static final int REPLICA_RESPONSE = 10 * MIB;
  private static final int SOCKET_REQUEST = 100 * MIB;
  private static final int MESSAGE = MIB + 12;
  private static final int SEGMENT = 64 * MIB;

  /** A few partitions' worth, so that what waits in memory stays small beside the work on it. */
  private static final int CONSUMER_FETCH = 4 * PARTITION_FETCH;

  /** Enough to even out a slow moment, little enough that frames do not wait long. */
  private static final long PRODUCER_BUFFER = 16L * MIB;

  public RecordLimits {
    if (recordBytes < 1 || recordBytes > Integer.MAX_VALUE - REQUEST_OVERHEAD) {
      throw new IllegalArgumentException("not a size of a record in bytes: " + recordBytes);
    }
  }

  /**
   * The limits under which frames of that size pass.
   *
   * @param maxFrameBytes largest encoded picture in bytes
   */
  public static RecordLimits ofFrames(int maxFrameBytes) {
    if (maxFrameBytes < 1 || maxFrameBytes > Integer.MAX_VALUE - REQUEST_OVERHEAD - OVERHEAD) {
      throw new IllegalArgumentException("not a size of a frame in bytes: " + maxFrameBytes);
    }
    return new RecordLimits(maxFrameBytes + OVERHEAD);
  }

  /** Configuration of the topic. A segment is no smaller than a record. */
  public Map<String, String> topic() {
    return Map.of(
        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
        Integer.toString(recordBytes),
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Integer.toString(Math.max(SEGMENT, recordBytes + 4 * KIB)));
  }

  /** Properties of who writes frames. The buffer holds two of the largest. */
  public Map<String, Object> producer() {
    return Map.of(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        recordBytes,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max(PRODUCER_BUFFER, 2L * recordBytes));
  }

  /**
   * Properties of who reads frames: how much they take at a time, whatever the limit is. A larger
   * record comes all the same, in an answer of its own (KIP-74), so that no two of them are fetched
   * at once.
   */
  public static Map<String, Object> consumer() {
    return Map.of(
        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
        PARTITION_FETCH,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        CONSUMER_FETCH);
  }

  /** Properties of a broker of one's own, replication included. */
  public Map<String, String> broker() {
    return Map.of(
        "message.max.bytes",
        Integer.toString(Math.max(MESSAGE, recordBytes)),
        "replica.fetch.max.bytes",
        Integer.toString(Math.max(PARTITION_FETCH, recordBytes)),
        "replica.fetch.response.max.bytes",
        Integer.toString(Math.max(REPLICA_RESPONSE, recordBytes)),
        "fetch.max.bytes",
        Integer.toString(Math.max(BROKER_FETCH, recordBytes)),
        "socket.request.max.bytes",
        Integer.toString(Math.max(SOCKET_REQUEST, recordBytes + REQUEST_OVERHEAD)));
  }
}
