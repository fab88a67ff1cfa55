package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.schemas.EmotionEvent;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.metrics.PrometheusMetrics;
import io.mien.stream.metrics.StreamMetrics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Load, other instances and a model that is broken, on a real broker. */
class OperationIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SHED =
      Pattern.compile("mien_shed_frames_total\\{camera=\"door\",} (\\d+)");

  private static StreamOnBroker stream;

  @BeforeAll
  static void startBroker() {
    stream = StreamOnBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    stream.close();
  }

  /** 300 frames are there at once, and the model needs 20 s for all of them. */
  @Test
  void shouldBeWithThePresentWithinMomentsAndAccountForEveryFrame() throws Exception {
    Topics topics = stream.topics("shed.");
    PrometheusMetrics metrics = new PrometheusMetrics();
    int frames = 300;
    stream.publish(topics, stream.frames(frames));
    Thread.sleep(500);
    Operation impatient = operation(Operation.Protocol.CLASSIC, 0, Duration.ofMillis(300), 100);

    try (StreamRunner runner =
        stream.start(
            topics,
            new Slow(Duration.ofMillis(67)),
            FramePictures.inRecords(),
            impatient,
            metrics)) {
      runner.awaitReady(PATIENCE);
      List<EmotionEvent> events =
          stream.read(topics.emotions(), 1).stream()
              .map(bytes -> stream.event(topics, bytes))
              .toList();

      Set<Long> seen = new HashSet<>();
      events.forEach(event -> seen.add(event.getSequence()));
      assertThat(seen).as("the newest one is looked at").contains(frames - 1L);
      assertThat(events).hasSameSizeAs(seen).hasSizeLessThan(frames / 3);
      Matcher shed = SHED.matcher(metrics.text());
      assertThat(shed.find()).isTrue();
      assertThat(Integer.parseInt(shed.group(1)) + seen.size()).isEqualTo(frames);
    }
  }

  @Test
  void shouldStopWhenTheModelFailsOnEveryFrameAndLoseNone() throws Exception {
    Topics topics = stream.topics("broken.");
    BrightIsHappy model = new BrightIsHappy();
    stream.publish(topics, stream.frames(30));
    Operation strict = operation(Operation.Protocol.CLASSIC, 0, Duration.ZERO, 20);

    model.failing.set(true);
    try (StreamRunner runner =
        stream.start(topics, model, FramePictures.inRecords(), strict, StreamMetrics.NO_OP)) {
      assertThatThrownBy(() -> runner.awaitStopped(PATIENCE))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("the emotion model failed on 21 frames in a row")
          .hasMessageContaining("start it again");
    }
    model.failing.set(false);
    try (StreamRunner runner = stream.start(topics, model)) {
      runner.awaitReady(PATIENCE);
      int set = stream.read(topics.deadLetters(), 0).size();

      assertThat(stream.read(topics.emotions(), 30 - set)).hasSize(30 - set);
      assertThat(set).as("committed before it gave up").isLessThanOrEqualTo(20);
    }
  }

  @Test
  void shouldShareTheWorkByTheBrokersOwnProtocolWithCopies() throws Exception {
    Topics topics = stream.topics("protocol.", 1 << 20, 2);
    BrightIsHappy model = new BrightIsHappy();
    Operation modern = operation(Operation.Protocol.STREAMS, 1, Duration.ZERO, 100);

    try (StreamRunner one =
            stream.start(topics, model, FramePictures.inRecords(), modern, StreamMetrics.NO_OP);
        StreamRunner two =
            stream.start(topics, model, FramePictures.inRecords(), modern, StreamMetrics.NO_OP)) {
      one.awaitReady(PATIENCE);
      two.awaitReady(PATIENCE);
      stream.publish(topics, stream.frames(20));

      assertThat(stream.read(topics.emotions(), 20))
          .extracting(bytes -> stream.event(topics, bytes).getSequence())
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 20).boxed().toList());
    }
  }

  private static Operation operation(
      Operation.Protocol protocol, int copies, Duration maxLag, int maxFailures) {
    return new Operation(protocol, copies, Duration.ofSeconds(15), maxLag, maxFailures);
  }

  /** Takes its time. */
  private static final class Slow implements EmotionModel {

    private final EmotionModel model = new BrightIsHappy();
    private final Duration pause;

    Slow(Duration pause) {
      this.pause = pause;
    }

    @Override
    public List<Emotion> labels() {
      return model.labels();
    }

    @Override
    public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      LockSupport.parkNanos(pause.toNanos());
      return model.estimate(crops);
    }

    @Override
    public void close() {}
  }
}
