package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.frame.DecodeLimits;
import io.mien.recognition.route.ExpertChoice;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.ShadowComparison;
import io.mien.stream.cli.MienCommand;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.frames.RecordLimits;
import io.mien.stream.replay.Replay;
import io.mien.stream.replay.ReplayReport;
import io.mien.stream.replay.ReplaySettings;
import io.mien.stream.replay.TimeRange;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Frames of the past through another bundle, on a real broker. */
@Timeout(240)
class ReplayIT {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 3;

  private static StreamOnBroker stream;

  @TempDir private Path folder;
  private final ModelBundle first = ModelBundle.find(ModelBundle.DEFAULT);

  @BeforeAll
  static void startBroker() {
    stream = StreamOnBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    stream.close();
  }

  @Test
  void shouldCompareThePastWithAnotherBundle() throws Exception {
    Topics topics = stream.topics("past.", 1 << 20, PARTITIONS);
    Instant begin = Instant.now();
    long early;
    Instant middle;
    long all;
    try (Recognition recognition = Bundled.recognition(first);
        StreamRunner runner = stream.start(topics, recognition, 1)) {
      runner.awaitReady(PATIENCE);
      early = send(topics, 60);
      middle = Instant.now();
      Thread.sleep(5);
      all = early + send(topics, 40);
      assertThat(events(topics, all)).hasSize(Math.toIntExact(all));
    }
    TimeRange whole = new TimeRange(begin, Instant.now());

    List<ShadowComparison> same = new ArrayList<>();
    ReplayReport itself = Replay.run(settings(topics, whole), SERDES, first, same::add);
    assertThat(itself.frames()).isEqualTo(all);
    assertThat(itself.faces()).isEqualTo(all);
    assertThat(itself.agreement()).isEqualTo(1);
    assertThat(itself.meanDivergence()).isCloseTo(0, within(1e-9));
    assertThat(itself.furthest()).isEmpty();
    assertThat(same).extracting(ShadowComparison::getEventId).doesNotHaveDuplicates();

    TimeRange firstHalf = new TimeRange(begin, middle);
    assertThat(Replay.run(settings(topics, firstHalf), SERDES, first, face -> {}).frames())
        .isEqualTo(early);

    ModelBundle posed = Bundled.posed(folder.resolve("posed"), "2");
    List<ShadowComparison> other = new ArrayList<>();
    ReplayReport changed = Replay.run(settings(topics, whole), SERDES, posed, other::add);
    assertThat(changed.faces()).isEqualTo(all);
    assertThat(changed.meanDivergence()).isPositive();
    assertThat(changed.agreeing())
        .isEqualTo(other.stream().filter(face -> !face.getDiffers()).count());
    assertThat(changed.bundlesThen())
        .containsExactly(Map.entry("%s (%s)".formatted(Bundled.title(first), first.sha256()), all));

    command(topics, begin, all);
    expire(topics);
    ReplayReport gone = Replay.run(settings(topics, whole), SERDES, first, face -> {});
    assertThat(gone.faces()).isZero();
    assertThat(gone.missing()).isEqualTo(all);
  }

  private void command(Topics topics, Instant begin, long faces) throws Exception {
    Path out = folder.resolve("faces.jsonl");
    StringWriter console = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        MienCommand.run(
            List.of(
                "replay",
                "--from",
                begin.toString(),
                "--bundle",
                "default",
                "--out",
                out.toString(),
                "--topic-prefix",
                topics.prefix(),
                "--bootstrap-servers",
                String.valueOf(stream.client().get("bootstrap.servers"))),
            Map.of(),
            new PrintWriter(console, true),
            new PrintWriter(errors, true));
    assertThat(errors.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(console.toString())
        .contains(
            "agreement: 100.0 %", "now:  " + Bundled.title(first), "mean divergence 0.0000 nats")
        .contains("| then, now:");
    assertThat(Files.readAllLines(out))
        .hasSize(Math.toIntExact(faces))
        .allMatch(line -> line.startsWith("{\"eventId\":\"past.frames-"));
  }

  private static long send(Topics topics, long count) throws InterruptedException {
    try (FrameLoad load = stream.load(topics)) {
      load.awaitSent(count);
      load.stop();
      return load.sent();
    }
  }

  private static void expire(Topics topics) throws Exception {
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    for (int i = 0; i < PARTITIONS; i++) {
      all.put(new TopicPartition(topics.frames(), i), RecordsToDelete.beforeOffset(-1));
    }
    try (Admin admin = Admin.create(stream.client())) {
      admin.deleteRecords(all).all().get();
    }
  }

  private static List<EmotionEvent> events(Topics topics, long count) {
    return stream.read(topics.emotions(), Math.toIntExact(count)).stream()
        .map(bytes -> stream.event(topics, bytes))
        .toList();
  }

  private static ReplaySettings settings(Topics topics, TimeRange range) {
    return new ReplaySettings(
        stream.client(),
        topics,
        range,
        ExpertChoice.ENABLED,
        OnnxOptions.DEFAULT,
        DecodeLimits.DEFAULT,
        RecordLimits.ofFrames(1 << 20),
        FramePictures.inRecords());
  }
}
