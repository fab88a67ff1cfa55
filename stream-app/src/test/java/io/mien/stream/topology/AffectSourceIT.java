package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.schemas.AffectSource;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.json.RecordJson;
import io.mien.stream.metrics.PrometheusMetrics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a bundle that tells where its valence and arousal come from to the events. */
class AffectSourceIT {

  private static final Topics TOPICS = Topics.DEFAULT;
  private static final AvroSerdes SERDES = AvroSerdes.of(null);

  @TempDir private Path folder;

  @Test
  void shouldMarkWeakValenceAndArousal() {
    EmotionEvent event = event(Bundled.affected(folder, "weak: nobody annotated them"));

    assertThat(event.getAffectSource()).isEqualTo(AffectSource.WEAK);
    assertThat(event.getValence()).isBetween(-1f, 1f);
    assertThat(RecordJson.line(event)).contains("\"affectSource\":\"WEAK\"");
  }

  @Test
  void shouldTellOfAnnotatedOnesAndOfThoseNobodyTellsOf() {
    assertThat(event(Bundled.affected(folder.resolve("a"), "annotated")).getAffectSource())
        .isEqualTo(AffectSource.ANNOTATED);
    assertThat(event(Bundled.affected(folder.resolve("b"), "")).getAffectSource())
        .isEqualTo(AffectSource.UNKNOWN);
  }

  @Test
  void shouldTellOfNoSourceWithoutValenceAndArousal() {
    EmotionEvent event = event(Bundled.version(folder, "1"));

    assertThat(event.getEmotion()).isNotNull();
    assertThat(event.getValence()).isNull();
    assertThat(event.getAffectSource()).isNull();
  }

  private static EmotionEvent event(ModelBundle bundle) {
    PrometheusMetrics metrics = new PrometheusMetrics();
    try (Recognition recognition = Bundled.recognition(bundle)) {
      Topology topology =
          EmotionTopology.build(
              TOPICS,
              SERDES,
              new Engine(recognition, FramePictures.inRecords()),
              Settings.judgingEveryFace(),
              metrics);
      try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties(metrics))) {
        driver
            .createInputTopic(
                TOPICS.frames(),
                new StringSerializer(),
                SERDES.serde(VideoFrame.class).serializer())
            .pipeInput("door", frame());
        List<EmotionEvent> events =
            driver
                .createOutputTopic(
                    TOPICS.emotions(),
                    new StringDeserializer(),
                    SERDES.serde(EmotionEvent.class).deserializer())
                .readValuesToList();
        assertThat(events).hasSize(1);
        return events.get(0);
      }
    }
  }

  private static Properties properties(PrometheusMetrics metrics) {
    Properties properties =
        new StreamSettings(
                "test",
                Map.of("bootstrap.servers", "nowhere:1"),
                1,
                StreamSettings.COMMIT_INTERVAL,
                1 << 20)
            .properties(new DeadLetters(TOPICS, SERDES, metrics, InstantSource.system()));
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    return properties;
  }

  private static VideoFrame frame() {
    return VideoFrame.newBuilder()
        .setCameraId("door")
        .setSequence(0)
        .setCapturedAt(Instant.EPOCH)
        .setEncoding(FrameEncoding.JPEG)
        .setWidth(320)
        .setHeight(240)
        .setBytes(ByteBuffer.wrap(Pictures.jpeg(320, 240)))
        .build();
  }
}
