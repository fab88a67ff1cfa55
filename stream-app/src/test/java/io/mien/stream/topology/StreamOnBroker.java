package io.mien.stream.topology;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.files.TemporaryFolder;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.metrics.StreamMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;

/** An embedded broker, and the application on it with faces found at a fixed place. */
final class StreamOnBroker implements AutoCloseable {

  /** When frame 0 was taken; the others follow every 40 ms. */
  static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final BundleReference BUNDLE = new BundleReference("test", "1", "0".repeat(64));
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EmbeddedBroker broker;

  private final TemporaryFolder folder;

  private StreamOnBroker(EmbeddedBroker broker) {
    this.broker = broker;
    try {
      this.folder = TemporaryFolder.create("mien-state-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static StreamOnBroker start() {
    return new StreamOnBroker(EmbeddedBroker.start(BrokerOptions.TEMPORARY));
  }

  Topics topics(String prefix) {
    return topics(prefix, 1 << 20);
  }

  Topics topics(String prefix, int maxFrameBytes) {
    return topics(prefix, maxFrameBytes, 1);
  }

  Topics topics(String prefix, int maxFrameBytes, int partitions) {
    Topics topics = new Topics(prefix);
    try (Admin admin = Admin.create(client())) {
      topics.create(admin, TopicSettings.embedded(partitions, maxFrameBytes));
    }
    return topics;
  }

  StreamRunner start(Topics topics, Recognition recognition, int threads) {
    return start(topics, recognition, FaceTap.NONE, threads);
  }

  StreamRunner start(Topics topics, Recognition recognition, FaceTap tap, int threads) {
    Path state = stateFolder();
    Map<String, Object> client = new HashMap<>(client());
    client.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    return StreamRunner.start(
        topics,
        SERDES,
        recognition,
        tap,
        ReportSettings.DEFAULT,
        StreamMetrics.NO_OP,
        new StreamSettings(
            topics.prefix() + "application",
            client,
            threads,
            StreamSettings.COMMIT_INTERVAL,
            2 << 20));
  }

  /** One for each instance: two of one application do not share a folder. */
  private Path stateFolder() {
    try {
      return Files.createTempDirectory(folder.path(), "state");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frames of eight cameras, with a face each, until stopped. */
  FrameLoad load(Topics topics) {
    byte[] picture = Pictures.jpeg(320, 240);
    return new FrameLoad(
        client(), topics, sequence -> encode(FrameLoad.camera(sequence), sequence, picture));
  }

  StreamRunner start(Topics topics, EmotionModel model) {
    return start(topics, model, FramePictures.inRecords());
  }

  StreamRunner start(Topics topics, EmotionModel model, FramePictures pictures) {
    return start(topics, model, pictures, Operation.DEFAULT, StreamMetrics.NO_OP);
  }

  StreamRunner start(
      Topics topics,
      EmotionModel model,
      FramePictures pictures,
      Operation operation,
      StreamMetrics metrics) {
    DeadLetters letters = new DeadLetters(topics, SERDES, metrics, InstantSource.system());
    Map<String, Object> client = new HashMap<>(client());
    client.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder().toString());
    StreamSettings settings =
        new StreamSettings(
            topics.prefix() + "application",
            client,
            1,
            StreamSettings.COMMIT_INTERVAL,
            16 << 20,
            operation);
    GroupCopies.request(settings);
    return StreamRunner.start(
        EmotionTopology.build(
            topics,
            SERDES,
            settings.limits(),
            new Engine(Bundles.fixed(StreamOnBroker::finder, routed(model), BUNDLE), pictures),
            Settings.judgingEveryFace(),
            ReportSettings.DEFAULT,
            operation,
            metrics),
        settings.properties(letters));
  }

  private static FaceFinder finder() {
    return new FaceFinder(
        new FrameDecoder(DecodeLimits.DEFAULT),
        FixedFaces.at(new Point(60, 60)),
        new FaceAligner(CROP));
  }

  private static RoutedEmotionModel routed(EmotionModel model) {
    return model instanceof RoutedEmotionModel routed ? routed : RoutedEmotionModel.alone(model);
  }

  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  List<byte[]> frames(int count) {
    byte[] picture = Pictures.jpeg(320, 240);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(encode(i, picture));
    }
    return frames;
  }

  void publish(Topics topics, List<byte[]> values) throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topics.frames(), "door", value)).get();
      }
    }
  }

  /** What is committed, until there are that many and nothing comes after them. */
  List<byte[]> read(String topic, int count) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            topic + "-reader-" + System.nanoTime(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    List<byte[]> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(topic));
      Instant deadline = Instant.now().plus(PATIENCE);
      boolean quiet = false;
      while (Instant.now().isBefore(deadline) && !(quiet && values.size() >= count)) {
        int before = values.size();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(500))) {
          values.add(record.value());
        }
        quiet = values.size() == before;
      }
    }
    return values;
  }

  byte[] encode(long sequence, byte[] picture) {
    return encode("door", sequence, picture);
  }

  private static byte[] encode(String camera, long sequence, byte[] picture) {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId(camera)
            .setSequence(sequence)
            .setCapturedAt(START.plusMillis(40 * sequence))
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(320)
            .setHeight(240)
            .setBytes(ByteBuffer.wrap(picture))
            .build();
    return SERDES.serde(VideoFrame.class).serializer().serialize("any", frame);
  }

  EmotionEvent event(Topics topics, byte[] bytes) {
    return SERDES.serde(EmotionEvent.class).deserializer().deserialize(topics.emotions(), bytes);
  }

  DeadLetter letter(Topics topics, byte[] bytes) {
    return SERDES.serde(DeadLetter.class).deserializer().deserialize(topics.deadLetters(), bytes);
  }

  @Override
  public void close() {
    broker.close();
    try {
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
