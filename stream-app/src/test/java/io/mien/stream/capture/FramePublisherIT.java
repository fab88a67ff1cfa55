package io.mien.stream.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.face.Box;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.FrameEncoding;
import io.mien.schemas.VideoFrame;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.topology.TopicSettings;
import io.mien.stream.topology.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class FramePublisherIT {

  private static final int LIMIT = 100_000;

  private static EmbeddedBroker broker;

  @TempDir Path folder;
  private Topics topics;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(BrokerOptions.TEMPORARY);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void createTopics(TestInfo test) {
    topics = new Topics(test.getTestMethod().orElseThrow().getName() + ".");
    try (Admin admin = Admin.create(client())) {
      topics.create(admin, TopicSettings.embedded(1, LIMIT));
    }
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private FramePublisher publisher() {
    return new FramePublisher(client(), topics, AvroSerdes.of(null), LIMIT);
  }

  @Test
  void shouldPublishAVideoInOrderWithItsTimes() throws IOException {
    Path video = TestVideo.record(folder.resolve("video.mkv"), 50);
    Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    PublishReport report;
    try (FramePublisher publisher = publisher();
        FrameSource source = FrameSources.open(video.toString(), CaptureOptions.DEFAULT)) {
      report = publisher.publish("door", source, Pace.AS_FAST_AS_POSSIBLE);
    }
    assertThat(report.frames()).isEqualTo(50);
    assertThat(report.failure()).isEmpty();
    assertThat(report.lastOffsets()).containsExactly(Map.entry(partition(), 49L));
    List<ConsumerRecord<String, VideoFrame>> records = read(50);
    Instant start = records.get(0).value().getCapturedAt();
    assertThat(start).isBetween(before, Instant.now());
    long bytes = 0;
    for (int i = 0; i < 50; i++) {
      VideoFrame frame = records.get(i).value();
      assertThat(records.get(i).key()).isEqualTo("door");
      assertThat(frame.getCameraId()).isEqualTo("door");
      assertThat(frame.getSequence()).isEqualTo(i);
      assertThat(Duration.between(start, frame.getCapturedAt()).toMillis())
          .isCloseTo(i * 40L, within(1L));
      assertThat(frame.getEncoding()).isEqualTo(FrameEncoding.JPEG);
      assertThat(frame.getWidth()).isEqualTo(TestVideo.WIDTH);
      assertThat(frame.getIntendedFaces()).isEmpty();
      bytes += frame.getBytes().remaining();
    }
    assertThat(report.bytes()).isEqualTo(bytes);
  }

  @Test
  void shouldKeepTheSourcesPace() throws IOException {
    Path video = TestVideo.record(folder.resolve("video.mkv"), 25);
    long start = System.nanoTime();
    try (FramePublisher publisher = publisher();
        FrameSource source = FrameSources.open(video.toString(), CaptureOptions.DEFAULT)) {
      publisher.publish("door", source, Pace.SOURCE_RATE);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(24 * 40));
  }

  @Test
  void shouldDeliverWhatASourceGaveBeforeItBrokeOff() throws IOException {
    Path whole = TestVideo.record(folder.resolve("whole.mkv"), 100);
    Path cut = TestVideo.cut(whole, folder.resolve("cut.mkv"), .6);
    try (FramePublisher publisher = publisher();
        FrameSource source = FrameSources.open(cut.toString(), CaptureOptions.DEFAULT)) {
      PublishReport report = publisher.publish("door", source, Pace.AS_FAST_AS_POSSIBLE);
      assertThat(report.frames()).isGreaterThan(50);
      assertThat(report.failure())
          .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("breaks off after"));
      assertThat(read((int) report.frames())).hasSize((int) report.frames());
    }
  }

  @Test
  void shouldLeaveOutAFrameAboveTheLimitAndGoOn() {
    IntendedFace face = new IntendedFace(new Box(1, 2, 3, 4), Emotion.HAPPY, .9f);
    List<CapturedFrame> frames =
        List.of(
            frame(10, 0, List.of(face)), frame(LIMIT + 1, 1, List.of()), frame(20, 2, List.of()));
    PublishReport report;
    try (FramePublisher publisher = publisher()) {
      report = publisher.publish("door", new ListSource(frames), Pace.AS_FAST_AS_POSSIBLE);
    }
    assertThat(report.frames()).isEqualTo(2);
    assertThat(report.tooLarge()).isEqualTo(1);
    List<ConsumerRecord<String, VideoFrame>> records = read(2);
    assertThat(records).extracting(r -> r.value().getSequence()).containsExactly(0L, 2L);
    assertThat(records.get(0).value().getIntendedFaces())
        .containsExactly(new io.mien.schemas.IntendedFace(1f, 2f, 3f, 4f, "Happy", .9f));
  }

  @Test
  void shouldStopWhenToldAndKeepWhatWasSent() throws Exception {
    try (FramePublisher publisher = publisher();
        FrameSource endless =
            new ListSource(List.of(frame(10, 0, List.of()), frame(10, 60_000, List.of())))) {
      CompletableFuture<PublishReport> running =
          CompletableFuture.supplyAsync(() -> publisher.publish("door", endless, Pace.SOURCE_RATE));
      read(1);
      publisher.stop();
      assertThat(running.get().frames()).isEqualTo(1);
    }
  }

  @Test
  void shouldStopWhenInterruptedAndStayInterrupted() {
    try (FramePublisher publisher = publisher()) {
      Thread.currentThread().interrupt();
      PublishReport report =
          publisher.publish(
              "door", new ListSource(List.of(frame(10, 0, List.of()))), Pace.AS_FAST_AS_POSSIBLE);
      assertThat(report.frames()).isZero();
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shouldSayThatTheBrokerDoesNotTakeFrames() {
    Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 500);
    try (FramePublisher publisher =
        new FramePublisher(nobody, topics, AvroSerdes.of(null), LIMIT)) {
      assertThatThrownBy(
              () ->
                  publisher.publish(
                      "door",
                      new ListSource(List.of(frame(10, 0, List.of()))),
                      Pace.AS_FAST_AS_POSSIBLE))
          .isInstanceOf(MienException.class)
          .hasMessageStartingWith(
              "the broker at 127.0.0.1:1 did not take the frames of camera 'door'");
    }
  }

  private static CapturedFrame frame(int size, int second, List<IntendedFace> faces) {
    return new CapturedFrame(
        FrameEncoding.JPEG, 8, 8, new byte[size], Duration.ofSeconds(second), faces);
  }

  private TopicPartition partition() {
    return new TopicPartition(topics.frames(), 0);
  }

  private List<ConsumerRecord<String, VideoFrame>> read(int count) {
    List<ConsumerRecord<String, VideoFrame>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            client(),
            new StringDeserializer(),
            AvroSerdes.of(null).serde(VideoFrame.class).deserializer())) {
      consumer.assign(List.of(partition()));
      consumer.seekToBeginning(List.of(partition()));
      Instant deadline = Instant.now().plusSeconds(20);
      while (records.size() < count && Instant.now().isBefore(deadline)) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    assertThat(records).hasSize(count);
    return records;
  }
}
