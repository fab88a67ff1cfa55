package io.mien.stream.fault;

import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.topology.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records to the frames topic and keeps the books: what the broker acknowledged, where it
 * lies and what has to come of it. Any thread may send.
 */
final class FrameSender implements AutoCloseable {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final int LARGEST_REQUEST = 64 << 20;

  private final Topics topics;
  private final FaceFrames frames;
  private final Producer<String, byte[]> producer;
  private final Queue<SentFrame> sent = new ConcurrentLinkedQueue<>();
  private final Queue<Exception> refused = new ConcurrentLinkedQueue<>();

  FrameSender(String servers, Topics topics, FaceFrames frames) {
    this.topics = topics;
    this.frames = frames;
    Map<String, Object> properties =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            servers,
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            LARGEST_REQUEST,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            2L * LARGEST_REQUEST,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            60_000);
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  /** A good frame, taken now. */
  void send(String camera, long sequence) {
    send(camera, sequence, Instant.now());
  }

  /** A good frame. */
  void send(String camera, long sequence, Instant capturedAt) {
    send(camera, sequence, encode(camera, sequence, capturedAt, frames.jpeg(sequence)), null);
  }

  /** A good frame, taken and sent at that time by the clock of the machine that sends. */
  void sendAt(Instant time, String camera, long sequence) {
    send(
        new ProducerRecord<>(
            topics.frames(),
            null,
            time.toEpochMilli(),
            camera,
            encode(camera, sequence, time, frames.jpeg(sequence))),
        sequence,
        null);
  }

  /** A frame with that picture, which is no good. */
  void sendPicture(String camera, long sequence, byte[] picture, DeadLetterReason reason) {
    send(camera, sequence, encode(camera, sequence, Instant.now(), picture), reason);
  }

  /**
   * Any record.
   *
   * @param reason of the dead letter it has to become; null for an event
   */
  void send(String camera, long sequence, byte[] value, @Nullable DeadLetterReason reason) {
    send(new ProducerRecord<>(topics.frames(), camera, value), sequence, reason);
  }

  private void send(
      ProducerRecord<String, byte[]> record, long sequence, @Nullable DeadLetterReason reason) {
    long now = System.nanoTime();
    var unused = // the callback takes the answer
        producer.send(
            record,
            (metadata, exception) -> {
              if (exception == null) {
                String place =
                    "%s-%d-%d".formatted(metadata.topic(), metadata.partition(), metadata.offset());
                sent.add(
                    new SentFrame(
                        record.key(), sequence, place, metadata.partition(), now, reason));
              } else {
                refused.add(exception);
              }
            });
  }

  static byte[] encode(String camera, long sequence, Instant capturedAt, byte[] picture) {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId(camera)
            .setSequence(sequence)
            .setCapturedAt(capturedAt)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(FaceFrames.SIDE)
            .setHeight(FaceFrames.SIDE)
            .setBytes(ByteBuffer.wrap(picture))
            .build();
    return SERDES.serde(VideoFrame.class).serializer().serialize("any", frame);
  }

  /** What the broker has acknowledged so far. */
  List<SentFrame> acknowledged() {
    return List.copyOf(sent);
  }

  /** Everything that was sent; waits for the broker's answers. */
  List<SentFrame> sent() {
    producer.flush();
    if (!refused.isEmpty()) {
      throw new AssertionError("the broker refused a frame", refused.peek());
    }
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    producer.close();
  }
}
