package io.mien.stream.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.CameraState;
import io.mien.schemas.DeadLetter;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.IntendedEmotion;
import io.mien.schemas.IntendedFace;
import io.mien.schemas.VideoFrame;
import io.mien.stream.metrics.PrometheusMetrics;
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
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmotionTopologyTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final BundleReference BUNDLE = new BundleReference("test", "1", "0".repeat(64));
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));
  private static final Point LEFT = new Point(60, 60);
  private static final Point RIGHT = new Point(200, 60);
  private static final String FIRST = "mien.frames-0-0-0";
  private static final String SECOND = "mien.frames-0-0-1";
  private static final Instant CAPTURED = Instant.parse("2026-01-02T03:04:05.678Z");

  private final BrightIsHappy model = new BrightIsHappy();
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final FixedFaces detector = FixedFaces.at(LEFT, RIGHT);
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> frames;
  private TestOutputTopic<String, EmotionEvent> emotions;
  private TestOutputTopic<String, byte[]> deadLetters;

  @BeforeEach
  void start() {
    start(Settings.judgingEveryFace());
  }

  private void start(TrackingSettings tracking) {
    topology =
        EmotionTopology.build(
            TOPICS,
            SERDES,
            new Engine(this::finder, RoutedEmotionModel.alone(model), BUNDLE),
            tracking,
            metrics);
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

  private FaceFinder finder() {
    return new FaceFinder(new FrameDecoder(DecodeLimits.DEFAULT), detector, new FaceAligner(CROP));
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldNameEveryOperator() {
    assertThat(topology.describe().toString())
        .contains("frames", "shed", "find", "found", "track", "judge", "judged", "show", "tracks")
        .contains("unsearchable", "unjudgeable", "set-aside")
        .contains("emotions", "dead-letters", "episodes", "summaries", "windows")
        .doesNotContain("KSTREAM");
  }

  @Test
  void shouldMakeAnEventOfEveryFace() {
    frames.pipeInput("door", frame(7, Pictures.jpeg(320, 240)));

    List<EmotionEvent> events = emotions.readValuesToList();

    assertThat(events)
        .extracting(EmotionEvent::getEventId)
        .containsExactly("mien.frames-0-0-0", "mien.frames-0-0-1");
    EmotionEvent first = events.get(0);
    assertThat(first.getCameraId()).isEqualTo("door");
    assertThat(first.getSequence()).isEqualTo(7);
    assertThat(first.getCapturedAt()).isEqualTo(CAPTURED);
    assertThat(first.getFrameWidth()).isEqualTo(320);
    assertThat(first.getFrameHeight()).isEqualTo(240);
    assertThat(first.getBox().getX()).isEqualTo(LEFT.x());
    assertThat(first.getLandmarks().getNose()).isNull();
    assertThat(first.getEmotion()).isEqualTo("Happy");
    assertThat(first.getProbabilities()).containsOnlyKeys("Happy", "Sad");
    assertThat(first.getValence()).isGreaterThan(0.5f);
    assertThat(first.getBundle()).isEqualTo(BUNDLE);
    assertThat(first.getIntended()).isNull();
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void shouldGiveEveryFrameIdsOfItsOwn() {
    frames.pipeInput("door", frame(0, Pictures.jpeg(320, 240)));
    frames.pipeInput("door", frame(1, Pictures.jpeg(320, 240)));

    assertThat(emotions.readValuesToList())
        .extracting(EmotionEvent::getEventId)
        .doesNotHaveDuplicates()
        .contains("mien.frames-0-1-0");
  }

  @Test
  void shouldFollowFacesFromFrameToFrame() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));
    frames.pipeInput("door", frameAt(2, CAPTURED.plusMillis(160)));

    List<EmotionEvent> events = emotions.readValuesToList();

    assertThat(events)
        .extracting(event -> event.getTrack().getId())
        .containsExactly(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND);
    assertThat(events.get(0).getTrack()).isEqualTo(new FaceTrack(FIRST, CAPTURED, 1L, false));
    assertThat(events.get(4).getTrack()).isEqualTo(new FaceTrack(FIRST, CAPTURED, 3L, true));
    assertThat(events.get(4).getShownEmotion()).isEqualTo("Happy");
    assertThat(events.get(4).getSmoothedProbabilities()).containsOnlyKeys("Happy", "Sad");
    assertThat(metrics.text())
        .contains(
            "mien_tracks 2.0", "mien_tracks_started_total 2.0", "mien_tracks_ended_total 0.0");
  }

  @Test
  void shouldFindTheTracksOfAFrameThatComesTwice() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));
    CameraState before = store().get("door");

    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));
    frames.pipeInput("door", frameAt(0, CAPTURED));

    assertThat(emotions.readValuesToList())
        .hasSize(8)
        .allSatisfy(event -> assertThat(event.getTrack().getId()).isIn(FIRST, SECOND));
    assertThat(store().get("door")).isEqualTo(before);
  }

  @Test
  void shouldKeepTheCamerasOfAPartitionApart() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    frames.pipeInput(
        "hall", encode(VideoFrame.newBuilder(video(0, CAPTURED)).setCameraId("hall").build()));

    assertThat(emotions.readValuesToList())
        .extracting(event -> event.getTrack().getId())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldGoOnWithWhatTheStoreKept() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    CameraState kept = store().get("door");
    stop();
    start();
    store().put("door", kept);

    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));

    assertThat(emotions.readValuesToList())
        .extracting(event -> event.getTrack().getId())
        .containsExactly(FIRST, SECOND);
  }

  @Test
  void shouldForgetACameraThatIsSilent() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    driver.advanceWallClockTime(ShowProcessor.IDLE.minus(ShowProcessor.LOOK));
    assertThat(store().get("door")).isNotNull();

    driver.advanceWallClockTime(ShowProcessor.LOOK.multipliedBy(3));

    assertThat(store().get("door")).isNull();
    assertThat(metrics.text()).contains("mien_tracks 0.0", "mien_tracks_ended_total 2.0");
  }

  @Test
  void shouldLeaveOutADoubtfulFaceThatNobodyFollows() {
    detector.score = 0.5f;
    frames.pipeInput("door", frameAt(0, CAPTURED));
    assertThat(emotions.isEmpty()).isTrue();

    detector.score = 0.9f;
    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));
    detector.score = 0.5f;
    frames.pipeInput("door", frameAt(2, CAPTURED.plusMillis(160)));

    assertThat(emotions.readValuesToList())
        .extracting(event -> event.getTrack().getId())
        .containsExactly(
            "mien.frames-0-1-0", "mien.frames-0-1-1", "mien.frames-0-1-0", "mien.frames-0-1-1");
  }

  @Test
  void shouldTellWhatAGeneratedCameraMeant() {
    IntendedFace drawn = new IntendedFace(195f, 50f, 60f, 60f, "Surprise", .9f);
    VideoFrame frame =
        VideoFrame.newBuilder(video(0, Pictures.jpeg(320, 240)))
            .setIntendedFaces(List.of(drawn))
            .build();

    frames.pipeInput("drawn", encode(frame));

    assertThat(emotions.readValuesToList())
        .extracting(EmotionEvent::getIntended)
        .containsExactly(null, new IntendedEmotion("Surprise", .9f));
  }

  @Test
  void shouldSetAsideARecordThatIsNotAvroAndGoOn() {
    frames.pipeInput("door", "a face, perhaps".getBytes(UTF_8));
    frames.pipeInput("door", frame(1, Pictures.jpeg(320, 240)));

    byte[] raw = deadLetters.readValue();
    DeadLetter letter = decode(raw);

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.NOT_AVRO);
    assertThat(letter.getSourceTopic()).isEqualTo("mien.frames");
    assertThat(letter.getSourceOffset()).isZero();
    assertThat(letter.getCameraId()).isNull();
    assertThat(new String(raw, ISO_8859_1)).doesNotContain("perhaps");
    assertThat(emotions.readValuesToList()).hasSize(2);
    assertThat(metrics.text()).contains("mien_dead_letters_total{reason=\"NOT_AVRO\",} 1.0");
  }

  @Test
  void shouldSetAsideWhatIsNoPicture() {
    expectDeadLetter("no picture".getBytes(UTF_8), DeadLetterReason.NOT_AN_IMAGE);
  }

  @Test
  void shouldSetAsideATruncatedPicture() {
    expectDeadLetter(Pictures.truncatedJpeg(), DeadLetterReason.DAMAGED);
  }

  @Test
  void shouldSetAsideAPictureThatClaimsTooManyPixels() {
    expectDeadLetter(Pictures.jpegThatClaims(60_000, 60_000), DeadLetterReason.TOO_MANY_PIXELS);
  }

  @Test
  void shouldSetAsideAFrameThatTheModelFailsOnAndGoOn() {
    model.failing.set(true);
    frames.pipeInput("door", frame(0, Pictures.jpeg(320, 240)));
    model.failing.set(false);
    frames.pipeInput("door", frame(1, Pictures.jpeg(320, 240)));

    DeadLetter letter = decode(deadLetters.readValue());

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.RECOGNITION_FAILED);
    assertThat(letter.getSentence()).contains("the device is gone");
    assertThat(emotions.readValuesToList()).hasSize(2);
  }

  /** Neither its events nor what the camera is remembered by may tell of a frame set aside. */
  @Test
  void shouldForgetAFrameThatTheModelFailsOn() {
    frames.pipeInput("door", frameAt(0, CAPTURED));
    CameraState before = store().get("door");

    model.failing.set(true);
    frames.pipeInput("door", frameAt(1, CAPTURED.plusMillis(80)));

    assertThat(store().get("door")).isEqualTo(before);
    assertThat(metrics.text())
        .contains("mien_frames_total 1.0", "mien_tracks 2.0")
        .contains("mien_dead_letters_total{reason=\"RECOGNITION_FAILED\",} 1.0");
  }

  /** What lies on disk would need a bound of its own in native memory. */
  @Test
  void shouldKeepAllItsStoresInMemory() {
    assertThat(driver.getAllStateStores()).isNotEmpty();
    assertThat(driver.getAllStateStores().values()).noneMatch(StateStore::persistent);
  }

  @Test
  void shouldBeOneSubTopology() {
    assertThat(topology.describe().subtopologies()).hasSize(1);
  }

  @Test
  void shouldSetAsideARecordWithoutValue() {
    frames.pipeInput("door", (byte[]) null);

    assertThat(decode(deadLetters.readValue()).getReason()).isEqualTo(DeadLetterReason.NOT_AVRO);
  }

  @Test
  void shouldCountFramesAndFaces() {
    frames.pipeInput("door", frame(0, Pictures.jpeg(320, 240)));

    assertThat(metrics.text())
        .contains("mien_frames_total 1.0", "mien_faces_total 2.0")
        .contains("mien_events_total{emotion=\"Happy\",} 2.0")
        .contains("mien_stage_seconds_count{stage=\"detect\",} 1.0");
  }

  private void expectDeadLetter(byte[] picture, DeadLetterReason reason) {
    frames.pipeInput("door", frame(3, picture));

    DeadLetter letter = decode(deadLetters.readValue());

    assertThat(letter.getReason()).isEqualTo(reason);
    assertThat(letter.getCameraId()).isEqualTo("door");
    assertThat(letter.getSequence()).isEqualTo(3);
    assertThat(letter.getSentence()).isNotBlank();
    assertThat(emotions.isEmpty()).isTrue();
  }

  private KeyValueStore<String, CameraState> store() {
    return driver.getKeyValueStore(CameraStore.NAME);
  }

  private static VideoFrame video(long sequence, Instant capturedAt) {
    return VideoFrame.newBuilder(video(sequence, Pictures.jpeg(320, 240)))
        .setCapturedAt(capturedAt)
        .build();
  }

  private static byte[] frameAt(long sequence, Instant capturedAt) {
    return encode(video(sequence, capturedAt));
  }

  private static VideoFrame video(long sequence, byte[] picture) {
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

  private static byte[] frame(long sequence, byte[] picture) {
    return encode(video(sequence, picture));
  }

  private static byte[] encode(VideoFrame frame) {
    return SERDES.serde(VideoFrame.class).serializer().serialize(TOPICS.frames(), frame);
  }

  private static DeadLetter decode(byte[] bytes) {
    return SERDES.serde(DeadLetter.class).deserializer().deserialize(TOPICS.deadLetters(), bytes);
  }
}
