package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.Summary;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.metrics.PrometheusMetrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames that are too old: the newest of each camera is kept, the others are counted. */
class SheddingTest {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));
  private static final Duration OLD = Duration.ofMinutes(1);

  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private TopologyTestDriver driver;
  private boolean isClosed;
  private TestInputTopic<String, VideoFrame> frames;
  private TestOutputTopic<String, EmotionEvent> emotions;
  private TestOutputTopic<String, Summary> summaries;

  private void start(Duration maxLag) {
    Operation operation =
        new Operation(Operation.Protocol.CLASSIC, 0, Duration.ofSeconds(15), maxLag, 100);
    Engine engine =
        new Engine(
            SheddingTest::finder,
            RoutedEmotionModel.alone(new BrightIsHappy()),
            new BundleReference("test", "1", "0".repeat(64)));
    DeadLetters letters = new DeadLetters(TOPICS, SERDES, metrics, InstantSource.system());
    Properties properties =
        new StreamSettings(
                "test",
                Map.of("bootstrap.servers", "nowhere:1"),
                1,
                StreamSettings.COMMIT_INTERVAL,
                1 << 20,
                operation)
            .properties(letters);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver =
        new TopologyTestDriver(
            EmotionTopology.build(
                TOPICS,
                SERDES,
                RecordLimits.USUAL,
                engine,
                Settings.judgingEveryFace(),
                ReportSettings.DEFAULT,
                operation,
                metrics),
            properties);
    frames =
        driver.createInputTopic(
            TOPICS.frames(), new StringSerializer(), SERDES.serde(VideoFrame.class).serializer());
    emotions =
        driver.createOutputTopic(
            TOPICS.emotions(),
            new StringDeserializer(),
            SERDES.serde(EmotionEvent.class).deserializer());
    summaries =
        driver.createOutputTopic(
            TOPICS.summaries(),
            new StringDeserializer(),
            SERDES.serde(Summary.class).deserializer());
  }

  private static FaceFinder finder() {
    return new FaceFinder(
        new FrameDecoder(DecodeLimits.DEFAULT),
        FixedFaces.at(new Point(60, 60)),
        new FaceAligner(CROP));
  }

  @AfterEach
  void stop() {
    if (!isClosed) {
      driver.close();
    }
  }

  @Test
  void shouldKeepTheNewestOfEachCameraAndCountTheOthers() {
    start(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      send("door", i, OLD);
    }
    send("hall", 0, OLD);
    assertThat(emotions.isEmpty()).as("they wait for newer ones").isTrue();

    driver.advanceWallClockTime(ShedProcessor.WAIT);

    List<EmotionEvent> events = emotions.readValuesToList();
    assertThat(events)
        .extracting(EmotionEvent::getCameraId, EmotionEvent::getSequence)
        .containsExactly(tuple("door", 4L), tuple("hall", 0L));
    assertThat(events.get(0).getEventId()).as("where it lies").isEqualTo("mien.frames-0-4-0");
    assertThat(metrics.text())
        .contains("mien_shed_frames_total{camera=\"door\",} 4.0", "mien_frames_total 2.0")
        .doesNotContain("mien_shed_frames_total{camera=\"hall\"");
  }

  @Test
  void shouldTellInSummariesWhatWasLeftOut() {
    start(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      send("door", i, OLD);
    }
    driver.advanceWallClockTime(ShedProcessor.WAIT);

    driver.advanceWallClockTime(CameraProcessor.IDLE.plus(CameraProcessor.LOOK));

    assertThat(summaries.readValuesToList())
        .extracting(Summary::getFrames, Summary::getShedFrames)
        .containsOnly(tuple(1L, 4L));
  }

  @Test
  void shouldDropWhatWaitsForAFrameThatIsYoungEnough() {
    start(Duration.ofSeconds(1));
    send("door", 0, OLD);
    send("door", 1, Duration.ZERO);
    driver.advanceWallClockTime(ShedProcessor.WAIT);

    assertThat(emotions.readValuesToList())
        .extracting(EmotionEvent::getSequence)
        .containsExactly(1L);
    assertThat(metrics.text()).contains("mien_shed_frames_total{camera=\"door\",} 1.0");
  }

  @Test
  void shouldLookAtEveryFrameUnlessTold() {
    start(Duration.ZERO);
    for (int i = 0; i < 5; i++) {
      send("door", i, OLD);
    }

    assertThat(emotions.readValuesToList()).hasSize(5);
    assertThat(metrics.text()).doesNotContain("mien_shed_frames_total{");
  }

  @Test
  void shouldCountWhatWaitsWhenItStops() {
    start(Duration.ofSeconds(1));
    send("door", 0, OLD);

    driver.close();
    isClosed = true;

    assertThat(metrics.text()).contains("mien_shed_frames_total{camera=\"door\",} 1.0");
  }

  private void send(String camera, long sequence, Duration age) {
    Instant at = Instant.now().minus(age);
    frames.pipeInput(
        camera,
        VideoFrame.newBuilder()
            .setCameraId(camera)
            .setSequence(sequence)
            .setCapturedAt(at)
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(320)
            .setHeight(240)
            .setBytes(ByteBuffer.wrap(Pictures.jpeg(320, 240)))
            .build(),
        at);
  }
}
