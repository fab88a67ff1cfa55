package io.mien.stream.topology;

import static io.mien.stream.observe.ObservedFrames.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.recognition.FaceFinder;
import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.crop.FaceAligner;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.frame.FrameDecoder;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.schemas.Alert;
import io.mien.schemas.AlertEnd;
import io.mien.schemas.AlertPhase;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleReference;
import io.mien.schemas.Episode;
import io.mien.schemas.EpisodeEnd;
import io.mien.schemas.EpisodePhase;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.Summary;
import io.mien.schemas.VideoFrame;
import io.mien.schemas.WindowEnd;
import io.mien.stream.alert.AlertRule;
import io.mien.stream.alert.AlertSettings;
import io.mien.stream.episode.EpisodeSettings;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.metrics.PrometheusMetrics;
import io.mien.stream.summary.SummarySettings;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frames to episodes and summaries, through the whole topology. */
class ReportTopologyTest {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final CropTemplate CROP =
      new CropTemplate(48, 1, new Point(16, 18), new Point(32, 18));
  private static final ReportSettings REPORTS =
      new ReportSettings(
          EpisodeSettings.DEFAULT,
          SummarySettings.DEFAULT,
          new AlertSettings(List.of(AlertRule.parse("alone: faces < 2 for 1s"))));
  private static final byte[] PICTURE = Pictures.jpeg(320, 240);

  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private TopologyTestDriver driver;
  private TestInputTopic<String, VideoFrame> frames;
  private TestOutputTopic<String, Episode> episodes;
  private TestOutputTopic<String, Summary> summaries;
  private TestOutputTopic<String, Alert> alerts;

  @BeforeEach
  void start() {
    Engine engine =
        new Engine(
            ReportTopologyTest::finder,
            RoutedEmotionModel.alone(new BrightIsHappy()),
            new BundleReference("test", "1", "0".repeat(64)));
    Properties properties =
        new StreamSettings(
                "test",
                Map.of("bootstrap.servers", "nowhere:1"),
                1,
                StreamSettings.COMMIT_INTERVAL,
                1 << 20)
            .properties(new DeadLetters(TOPICS, SERDES, metrics, InstantSource.system()));
    driver =
        new TopologyTestDriver(
            EmotionTopology.build(
                TOPICS,
                SERDES,
                RecordLimits.USUAL,
                engine,
                Settings.judgingEveryFace(),
                REPORTS,
                Operation.DEFAULT,
                metrics),
            properties);
    frames =
        driver.createInputTopic(
            TOPICS.frames(), new StringSerializer(), SERDES.serde(VideoFrame.class).serializer());
    episodes = output(TOPICS.episodes(), Episode.class);
    summaries = output(TOPICS.summaries(), Summary.class);
    alerts = output(TOPICS.alerts(), Alert.class);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void shouldTellOfEpisodesAndWindows() {
    for (int millis = 0; millis <= 12_000; millis += 100) {
      frame("door", millis);
    }

    assertThat(episodes.readKeyValuesToList())
        .extracting(r -> r.key, r -> r.value.getPhase(), r -> r.value.getDurationMs())
        .containsExactly(
            tuple("door", EpisodePhase.STARTED, 500L),
            tuple("door", EpisodePhase.UPDATED, 5_500L),
            tuple("door", EpisodePhase.UPDATED, 10_500L));
    assertThat(summaries.readKeyValuesToList())
        .extracting(r -> r.key, r -> r.value.getLengthMs(), r -> r.value.getFrames())
        .contains(tuple("door", 10_000L, 100L), tuple("door", 60_000L, 100L));
    assertThat(metrics.text())
        .contains("mien_episodes_total{phase=\"UPDATED\",} 2.0")
        .contains("mien_summaries_total 2.0", "mien_late_frames_total 0.0");
  }

  @Test
  void shouldTellOfAlerts() {
    for (int millis = 0; millis <= 1_100; millis += 100) {
      frame("door", millis);
    }
    driver.advanceWallClockTime(CameraProcessor.IDLE.plus(CameraProcessor.LOOK.multipliedBy(2)));

    assertThat(alerts.readKeyValuesToList())
        .extracting(r -> r.key, r -> r.value.getPhase(), r -> r.value.getEndReason())
        .containsExactly(
            tuple("door", AlertPhase.RAISED, null),
            tuple("door", AlertPhase.CLEARED, AlertEnd.CAMERA_SILENT));
    assertThat(metrics.text()).contains("mien_alerts_total{rule=\"alone\",phase=\"RAISED\",} 1.0");
  }

  @Test
  void shouldCountLateFrames() {
    frame("door", 0);
    frame("door", 12_000);
    frame("door", 9_000);

    assertThat(metrics.text()).contains("mien_late_frames_total 1.0");
  }

  @Test
  void shouldKeepCamerasApartWhateverTheirClocksSay() {
    for (int millis = 0; millis <= 12_000; millis += 100) {
      frame("ahead", 86_400_000L + millis);
      frame("door", millis);
    }

    assertThat(summaries.readValuesToList())
        .filteredOn(summary -> summary.getLengthMs() == 10_000)
        .extracting(Summary::getCameraId, Summary::getFrames, Summary::getLateFrames)
        .containsExactlyInAnyOrder(tuple("ahead", 100L, 0L), tuple("door", 100L, 0L));
  }

  @Test
  void shouldEndWhatACameraThatIsSilentWasInTheMiddleOf() {
    for (int millis = 0; millis <= 1_000; millis += 100) {
      frame("door", millis);
    }
    driver.advanceWallClockTime(CameraProcessor.IDLE);
    assertThat(episodes.readValuesToList()).hasSize(1);
    driver.advanceWallClockTime(CameraProcessor.LOOK.multipliedBy(2));

    Episode end = episodes.readValue();
    assertThat(end.getPhase()).isEqualTo(EpisodePhase.ENDED);
    assertThat(end.getEndReason()).isEqualTo(EpisodeEnd.CAMERA_SILENT);
    assertThat(end.getShownAt()).isEqualTo(at(1_000));
    assertThat(summaries.readValuesToList())
        .hasSize(7)
        .extracting(Summary::getClosedBy)
        .containsOnly(WindowEnd.CAMERA_SILENT);
    assertThat(driver.getKeyValueStore(EpisodeLogic.STORE).get("door")).isNull();
    assertThat(driver.getKeyValueStore(SummaryLogic.STORE).get("door")).isNull();
  }

  @Test
  void shouldGoOnWithWhatTheStoresKept() {
    for (int millis = 0; millis <= 400; millis += 100) {
      frame("door", millis);
    }
    Object keptEpisodes = kept(EpisodeLogic.STORE);
    Object keptWindows = kept(SummaryLogic.STORE);
    Object keptTracks = kept(CameraStore.NAME);
    stop();
    start();
    driver.<String, Object>getKeyValueStore(CameraStore.NAME).put("door", keptTracks);
    driver.<String, Object>getKeyValueStore(EpisodeLogic.STORE).put("door", keptEpisodes);
    driver.<String, Object>getKeyValueStore(SummaryLogic.STORE).put("door", keptWindows);
    frame("door", 500);
    frame("door", 600);
    frame("door", 700);
    frame("door", 12_000);

    assertThat(episodes.readValuesToList())
        .extracting(Episode::getPhase, Episode::getStartedAt)
        .startsWith(tuple(EpisodePhase.STARTED, at(200)));
    assertThat(summaries.readValuesToList()).extracting(Summary::getFrames).containsOnly(8L);
  }

  private Object kept(String store) {
    return driver.<String, Object>getKeyValueStore(store).get("door");
  }

  private void frame(String camera, long millis) {
    frames.pipeInput(
        camera,
        VideoFrame.newBuilder()
            .setCameraId(camera)
            .setSequence(millis)
            .setCapturedAt(at(millis))
            .setEncoding(FrameEncoding.JPEG)
            .setWidth(320)
            .setHeight(240)
            .setBytes(ByteBuffer.wrap(PICTURE))
            .build());
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> record) {
    return driver.createOutputTopic(
        topic, new StringDeserializer(), SERDES.serde(record).deserializer());
  }

  private static FaceFinder finder() {
    return new FaceFinder(
        new FrameDecoder(DecodeLimits.DEFAULT),
        FixedFaces.at(new Point(60, 60)),
        new FaceAligner(CROP));
  }
}
