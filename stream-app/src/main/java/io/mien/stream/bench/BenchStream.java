package io.mien.stream.bench;

import io.mien.recognition.MienException;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.VideoFrame;
import io.mien.stream.topology.Recognition;
import io.mien.stream.topology.StreamRunner;
import io.mien.stream.topology.StreamSettings;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * The application of {@code mien stream} on topics of its own: frames go in, committed offsets and
 * events come out. Closing stops it and deletes the topics. For one thread, but for {@link #send}.
 */
final class BenchStream implements AutoCloseable {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Duration JOIN = Duration.ofSeconds(60);
  private static final long TIMEOUT_SECONDS = 30;

  private final String name;
  private final Topics topics;
  private final int cameras;
  private final Map<String, Object> client;
  private final int maxRecordBytes;
  private final Admin admin;
  private final KafkaProducer<String, VideoFrame> producer;
  private final AtomicReference<@Nullable Exception> refusal = new AtomicReference<>();
  private final FrameTally tally = new FrameTally();
  private @Nullable StreamRunner runner;

  /**
   * Makes the topics, one partition for each camera.
   *
   * @param servers of the broker
   * @param retention of frames
   */
  BenchStream(String name, String servers, int cameras, Duration retention, int maxFrameBytes) {
    this.name = name;
    this.topics = new Topics(name + ".");
    this.cameras = cameras;
    this.client = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
    TopicSettings settings = new TopicSettings(cameras, (short) 1, retention, maxFrameBytes);
    this.maxRecordBytes = settings.maxRecordBytes();
    Map<String, Object> producing = new HashMap<>(client);
    producing.putAll(settings.limits().producer());
    producing.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.admin = Admin.create(client);
    this.producer =
        new KafkaProducer<>(
            producing, new StringSerializer(), SERDES.serde(VideoFrame.class).serializer());
    topics.create(admin, settings);
  }

  /** Sends a frame; safe for use by another thread than the one that does the rest. */
  void send(FrameSet frames, int camera, long sequence, Instant capturedAt) {
    VideoFrame frame = frames.frame(camera, cameras, sequence, capturedAt);
    var unused = // the callback takes the answer
        producer.send(
            new ProducerRecord<>(topics.frames(), camera, frame.getCameraId(), frame),
            (metadata, exception) -> {
              if (exception != null) {
                refusal.compareAndSet(null, exception);
              }
            });
  }

  /** Waits until the broker has all frames. */
  void flush() {
    producer.flush();
    Exception reason = refusal.get();
    if (reason != null) {
      throw new MienException(
          "the embedded broker did not take a frame (%s); see whether the disk is full"
              .formatted(reason.getMessage()),
          reason);
    }
  }

  /**
   * Starts the application and waits until it has its partitions.
   *
   * @param state folder for what it keeps
   */
  void start(Recognition recognition, BenchSettings bench, Path state) throws InterruptedException {
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    StreamSettings settings =
        new StreamSettings(
            name, properties, bench.threads(), bench.commitInterval(), maxRecordBytes);
    runner = StreamRunner.start(topics, SERDES, recognition, tally, settings);
    runner.awaitReady(JOIN);
  }

  /** What the application says it has worked on. */
  FrameTally tally() {
    return tally;
  }

  /** How many frames are done, committed or not. */
  long done() {
    check();
    return tally.done();
  }

  /** How many frames are committed together with all they led to. */
  long committed() throws InterruptedException {
    check();
    try {
      return admin
          .listConsumerGroupOffsets(name)
          .partitionsToOffsetAndMetadata()
          .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(topics.frames()))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    } catch (ExecutionException | TimeoutException e) {
      throw new MienException("the embedded broker does not answer: " + e, e);
    }
  }

  private void check() {
    if (runner != null) {
      runner.check();
    }
  }

  /** Events as others see them: only those that transactions have committed, from the first on. */
  Consumer<String, EmotionEvent> events() {
    KafkaConsumer<String, EmotionEvent> consumer =
        new KafkaConsumer<>(
            consuming(), new StringDeserializer(), SERDES.serde(EmotionEvent.class).deserializer());
    assign(consumer, topics.emotions());
    return consumer;
  }

  /** Likewise what was set aside. */
  Consumer<String, DeadLetter> deadLetters() {
    KafkaConsumer<String, DeadLetter> consumer =
        new KafkaConsumer<>(
            consuming(), new StringDeserializer(), SERDES.serde(DeadLetter.class).deserializer());
    assign(consumer, topics.deadLetters());
    return consumer;
  }

  private Map<String, Object> consuming() {
    Map<String, Object> properties = new LinkedHashMap<>(client);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return properties;
  }

  private void assign(Consumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, cameras).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Stops the application, so that its last transaction is over; the topics stay. */
  void stop() {
    if (runner != null) {
      runner.close();
      runner = null;
    }
  }

  @Override
  public void close() {
    stop();
    producer.close();
    // The broker is gone soon, and what is left of smaller topics with it.
    admin.deleteTopics(
        List.of(topics.frames(), topics.emotions(), topics.episodes(), topics.summaries()));
    admin.close();
  }
}
