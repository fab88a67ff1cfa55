package io.mien.stream.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.Recognizer;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.VideoFrame;
import io.mien.stream.ExpertBundles;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.metrics.StreamMetrics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a real broker: what only transactions and restarts can show. */
class StreamRunnerIT {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final BundleReference BUNDLE = new BundleReference("test", "1", "0".repeat(64));
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));
  private static final int FRAMES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static EmbeddedBroker broker;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(BrokerOptions.TEMPORARY);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void shouldGiveEveryFaceOneEventOverACrash() throws Exception {
    Topics topics = topics("crash.");
    publish(topics, frames(FRAMES));
    DiesOnce model = new DiesOnce(FRAMES / 2);

    try (StreamRunner dying = start(topics, model)) {
      assertThatThrownBy(() -> dying.awaitStopped(PATIENCE))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("out of luck");
    }
    try (StreamRunner runner = start(topics, model)) {
      runner.awaitReady(PATIENCE);
      List<byte[]> events = read(topics.emotions(), FRAMES);

      assertThat(events)
          .extracting(bytes -> event(topics, bytes).getEventId())
          .hasSize(FRAMES)
          .doesNotHaveDuplicates()
          .contains("crash.frames-0-0-0", "crash.frames-0-59-0");
    }
    assertThat(model.calls.get()).isGreaterThan(FRAMES);
  }

  @Test
  void shouldGoOnWhereItStopped() throws Exception {
    Topics topics = topics("restart.");
    BrightIsHappy model = new BrightIsHappy();
    publish(topics, frames(5));
    try (StreamRunner first = start(topics, model)) {
      assertThat(read(topics.emotions(), 5)).hasSize(5);
      assertThat(first.isReady()).isTrue();
    }

    publish(topics, frames(3));
    try (StreamRunner second = start(topics, model)) {
      second.awaitReady(PATIENCE);
      assertThat(read(topics.emotions(), 8))
          .extracting(bytes -> event(topics, bytes).getEventId())
          .doesNotHaveDuplicates()
          .contains("restart.frames-0-7-0")
          .hasSize(8);
    }
  }

  @Test
  void shouldSetAsideBadRecordsWithoutTheirContent() throws Exception {
    Topics topics = topics("poison.");
    publish(
        topics,
        List.of(
            "a face, perhaps".getBytes(UTF_8),
            encode(0, "a face, as text".getBytes(UTF_8)),
            encode(1, Pictures.jpeg(320, 240))));

    try (StreamRunner runner = start(topics, new BrightIsHappy())) {
      runner.awaitReady(PATIENCE);
      List<byte[]> letters = read(topics.deadLetters(), 2);

      assertThat(letters)
          .extracting(bytes -> letter(topics, bytes).getReason())
          .containsExactly(DeadLetterReason.NOT_AVRO, DeadLetterReason.NOT_AN_IMAGE);
      assertThat(letters)
          .extracting(bytes -> new String(bytes, ISO_8859_1))
          .noneMatch(text -> text.contains("a face, "));
      assertThat(read(topics.emotions(), 1)).hasSize(1);
    }
  }

  @Test
  void shouldTellWhichWayAFaceWent() throws Exception {
    Topics topics = topics("routed.");
    Path bundle = ExpertBundles.write(folder, new Trigger.Neighbourhood(0, 0, 2));
    publish(topics, frames(2));

    try (RoutedEmotionModel model = ModelBundle.load(bundle).openRouted(OnnxOptions.DEFAULT);
        StreamRunner runner = start(topics, model)) {
      runner.awaitReady(PATIENCE);
      List<EmotionEvent> events =
          read(topics.emotions(), 2).stream().map(bytes -> event(topics, bytes)).toList();

      assertThat(events).hasSize(2);
      EmotionEvent event = events.get(0);
      ExpertRouting routing = event.getRouting();
      assertThat(routing.getGroup()).isEqualTo(ExpertBundles.GROUP);
      assertThat(routing.getTrigger()).isEqualTo(RoutingTrigger.NEIGHBOURHOOD);
      assertThat(routing.getDivergences())
          .containsOnlyKeys(ExpertBundles.NEAR, ExpertBundles.FAR)
          .allSatisfy((child, nats) -> assertThat(nats).isNotNegative());
      assertThat(event.getRoute())
          .isEqualTo(routing.getChild() == null ? EmotionRoute.PARENT : EmotionRoute.EXPERT);
      assertThat(routing.getParentProbabilities())
          .containsOnlyKeys(event.getProbabilities().keySet());
      for (String label : List.of("Neutral", "Happy", "Sad", "Surprise", "Fear", "Contempt")) {
        assertThat(event.getProbabilities().get(label))
            .isEqualTo(routing.getParentProbabilities().get(label));
      }
      assertThat(routing.getParentProbabilities()).containsKey(routing.getParentEmotion());
      assertThat(events.get(1).getRouting()).isEqualTo(routing);
    }
  }

  private static Topics topics(String prefix) {
    Topics topics = new Topics(prefix);
    try (Admin admin = Admin.create(client())) {
      topics.create(admin, TopicSettings.embedded(1, 1 << 20));
    }
    return topics;
  }

  private static StreamRunner start(Topics topics, EmotionModel model) {
    DeadLetters letters =
        new DeadLetters(topics, SERDES, StreamMetrics.NO_OP, InstantSource.system());
    return StreamRunner.start(
        EmotionTopology.build(topics, SERDES, () -> recognizer(model), BUNDLE, StreamMetrics.NO_OP),
        new StreamSettings(
                topics.prefix() + "application",
                client(),
                1,
                StreamSettings.COMMIT_INTERVAL,
                2 << 20)
            .properties(letters));
  }

  private static Recognizer recognizer(EmotionModel model) {
    return new Recognizer(
        new FrameDecoder(DecodeLimits.DEFAULT),
        FixedFaces.at(new Point(60, 60)),
        new FaceAligner(CROP),
        model instanceof RoutedEmotionModel routed ? routed : RoutedEmotionModel.alone(model));
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private static List<byte[]> frames(int count) {
    byte[] picture = Pictures.jpeg(320, 240);
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(encode(i, picture));
    }
    return frames;
  }

  private static void publish(Topics topics, List<byte[]> values)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
      for (byte[] value : values) {
        producer.send(new ProducerRecord<>(topics.frames(), "door", value)).get();
      }
    }
  }

  /** What is committed, until there are that many and nothing comes after them. */
  private static List<byte[]> read(String topic, int count) {
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

  private static byte[] encode(long sequence, byte[] picture) {
    VideoFrame frame =
        VideoFrame.newBuilder()
            .setCameraId("door")
            .setSequence(sequence)
            .setCapturedAt(Instant.now())
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(320)
            .setHeight(240)
            .setBytes(ByteBuffer.wrap(picture))
            .build();
    return SERDES.serde(VideoFrame.class).serializer().serialize("any", frame);
  }

  private static EmotionEvent event(Topics topics, byte[] bytes) {
    return SERDES.serde(EmotionEvent.class).deserializer().deserialize(topics.emotions(), bytes);
  }

  private static DeadLetter letter(Topics topics, byte[] bytes) {
    return SERDES.serde(DeadLetter.class).deserializer().deserialize(topics.deadLetters(), bytes);
  }

  /** Takes its thread down in the middle of a transaction, once. */
  private static final class DiesOnce implements EmotionModel {

    private final EmotionModel model = new BrightIsHappy();
    private final AtomicInteger calls = new AtomicInteger();
    private final int fatal;

    DiesOnce(int fatal) {
      this.fatal = fatal;
    }

    @Override
    public List<Emotion> labels() {
      return model.labels();
    }

    @Override
    public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      if (calls.incrementAndGet() == fatal) {
        throw new AssertionError("out of luck");
      }
      return model.estimate(crops);
    }

    @Override
    public void close() {}
  }
}
