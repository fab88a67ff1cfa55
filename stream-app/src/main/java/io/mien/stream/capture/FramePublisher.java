package io.mien.stream.capture;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.ClaimFolder;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.topology.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes frames to the frames topic, keyed by camera so that one camera stays in order. The
 * producer is idempotent, and pictures are not compressed again. One publisher serves any number of
 * sources, each on a thread of its own.
 */
public final class FramePublisher implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final Producer<String, VideoFrame> producer;
  private final String topic;
  private final String servers;
  private final int maxFrameBytes;
  private final Optional<ClaimFolder> claims;
  private final InstantSource clock;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param properties of the client, {@code bootstrap.servers} at least; they win over those set
   *     here
   * @param maxFrameBytes frames with more bytes are counted and left out
   * @throws MienException if the properties make no producer
   */
  public FramePublisher(
      Map<String, Object> properties, Topics topics, AvroSerdes serdes, int maxFrameBytes) {
    this(properties, topics, serdes, maxFrameBytes, Optional.empty());
  }

  /**
   * The same with a folder for large frames.
   *
   * @param maxFrameBytes the pictures of frames with more bytes go into files of that folder, as
   *     far as it takes them
   */
  public FramePublisher(
      Map<String, Object> properties,
      Topics topics,
      AvroSerdes serdes,
      int maxFrameBytes,
      Optional<ClaimFolder> claims) {
    this(properties, topics, serdes, maxFrameBytes, claims, InstantSource.system());
  }

  FramePublisher(
      Map<String, Object> properties,
      Topics topics,
      AvroSerdes serdes,
      int maxFrameBytes,
      Optional<ClaimFolder> claims,
      InstantSource clock) {
    this.topic = topics.frames();
    this.servers = String.valueOf(properties.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
    this.maxFrameBytes = maxFrameBytes;
    this.claims = requireNonNull(claims, "claims");
    this.clock = clock;
    try {
      this.producer =
          new KafkaProducer<>(
              producerProperties(properties, maxFrameBytes),
              new StringSerializer(),
              serdes.serde(VideoFrame.class).serializer());
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new MienException(
          "no producer for the broker at %s: %s; check --bootstrap-servers and --kafka-property"
              .formatted(servers, cause.getMessage()),
          e);
    }
  }

  private static Map<String, Object> producerProperties(
      Map<String, Object> properties, int maxFrameBytes) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    all.putAll(RecordLimits.ofFrames(maxFrameBytes).producer());
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    all.putAll(properties);
    return all;
  }

  /**
   * Publishes a source to its end, to {@link #stop()}, or until this thread is interrupted, which
   * it then stays. Returns when the broker has answered for every frame. The source stays the
   * caller's.
   *
   * @return what was published, also when the source broke off
   * @throws MienException if the broker does not take the frames
   */
  public PublishReport publish(String cameraId, FrameSource source, Pace pace) {
    return publish(cameraId, source, pace, report -> {});
  }

  /**
   * Likewise, telling after each frame how far it is.
   *
   * @param progress called on this thread
   */
  public PublishReport publish(
      String cameraId, FrameSource source, Pace pace, Consumer<PublishReport> progress) {
    requireNonNull(cameraId, "cameraId");
    Publication publication =
        new Publication(producer, topic, servers, cameraId, source, maxFrameBytes, claims);
    return publication.run(new Pacer(pace, clock, stopped), progress);
  }

  /** Lets every {@code publish} return after the frame under way. Safe from any thread. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void close() {
    stop();
    boolean interrupted = Thread.interrupted();
    try {
      producer.close(CLOSE_TIMEOUT);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
