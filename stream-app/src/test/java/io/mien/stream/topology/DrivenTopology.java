package io.mien.stream.topology;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.CameraState;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.StreamMetrics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The topology in Kafka's test driver: no broker, and time passes only as it is told to. */
final class DrivenTopology implements AutoCloseable {

  /** When {@link #video} was taken. */
  static final Instant CAPTURED = Instant.parse("2026-01-02T03:04:05.678Z");

  static final BundleReference BUNDLE = new BundleReference("test", "1", "0".repeat(64));

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));

  private final Topology topology;
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> frames;
  private final TestOutputTopic<String, EmotionEvent> emotions;
  private final TestOutputTopic<String, byte[]> deadLetters;

  private DrivenTopology(Engine engine, TrackingSettings tracking, StreamMetrics metrics) {
    topology = EmotionTopology.build(TOPICS, SERDES, engine, tracking, metrics);
    DeadLetters letters = new DeadLetters(TOPICS, SERDES, metrics, InstantSource.system());
    Properties properties =
        new StreamSettings(
                "test",
                Map.of("bootstrap.servers", "nowhere:1"),
                1,
                StreamSettings.COMMIT_INTERVAL,
                1 << 20)
            .properties(letters);
    // With transactions this driver drops what handlers send; StreamRunnerIT sees that on a broker.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology, properties);
    frames =
        driver.createInputTopic(TOPICS.frames(), new StringSerializer(), new ByteArraySerializer());
    emotions =
        driver.createOutputTopic(
            TOPICS.emotions(),
            new StringDeserializer(),
            SERDES.serde(EmotionEvent.class).deserializer());
    deadLetters =
        driver.createOutputTopic(
            TOPICS.deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  static DrivenTopology start(
      FaceDetector detector,
      EmotionModel model,
      BundleReference bundle,
      TrackingSettings tracking,
      StreamMetrics metrics) {
    Engine engine =
        new Engine(
            () ->
                new FaceFinder(
                    new FrameDecoder(DecodeLimits.DEFAULT), detector, new FaceAligner(CROP)),
            RoutedEmotionModel.alone(model),
            bundle);
    return new DrivenTopology(engine, tracking, metrics);
  }

  /** With which every face is judged, however it looks. */
  static DrivenTopology start(FaceDetector detector, EmotionModel model, StreamMetrics metrics) {
    return start(detector, model, BUNDLE, Settings.judgingEveryFace(), metrics);
  }

  Topology topology() {
    return topology;
  }

  TopologyTestDriver driver() {
    return driver;
  }

  /** What is remembered of each camera. */
  KeyValueStore<String, CameraState> tracks() {
    return driver.getKeyValueStore(CameraStore.NAME);
  }

  /** Any record, of the camera that its key says. */
  void send(String camera, byte[] value) {
    frames.pipeInput(camera, value);
  }

  void send(VideoFrame frame) {
    send(
        frame.getCameraId(),
        SERDES.serde(VideoFrame.class).serializer().serialize(TOPICS.frames(), frame));
  }

  /** The events since the last call. */
  List<EmotionEvent> events() {
    return emotions.readValuesToList();
  }

  /** The oldest dead letter that nobody read yet, as it lies on its topic. */
  byte[] nextDeadLetter() {
    return deadLetters.readValue();
  }

  boolean hasDeadLetters() {
    return !deadLetters.isEmpty();
  }

  static DeadLetter decode(byte[] letter) {
    return SERDES.serde(DeadLetter.class).deserializer().deserialize(TOPICS.deadLetters(), letter);
  }

  /** A good frame of the camera {@code door}. */
  static VideoFrame video(long sequence) {
    return video(sequence, CAPTURED);
  }

  /** A good frame of the camera {@code door}. */
  static VideoFrame video(long sequence, Instant capturedAt) {
    return VideoFrame.newBuilder(video(sequence, Pictures.jpeg(320, 240)))
        .setCapturedAt(capturedAt)
        .build();
  }

  /** A frame of the camera {@code door} with that picture. */
  static VideoFrame video(long sequence, byte[] picture) {
    return VideoFrame.newBuilder()
        .setCameraId("door")
        .setSequence(sequence)
        .setCapturedAt(CAPTURED)
        .setEncoding(FrameEncoding.JPEG)
        .setWidth(320)
        .setHeight(240)
        .setBytes(ByteBuffer.wrap(picture))
        .build();
  }

  @Override
  public void close() {
    driver.close();
  }
}
