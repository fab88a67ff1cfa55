package io.mien.stream.topology;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import io.mien.recognition.route.RoutedEmotionModel;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.DeadLetterReason;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.RoutingTrigger;
import io.mien.stream.ExpertBundles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a real broker: what only transactions and restarts can show. */
class StreamRunnerIT {

  private static final int FRAMES = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static StreamOnBroker stream;

  @TempDir private Path folder;

  @BeforeAll
  static void startBroker() {
    stream = StreamOnBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    stream.close();
  }

  @Test
  void shouldGiveEveryFaceOneEventOverACrash() throws Exception {
    Topics topics = stream.topics("crash.");
    stream.publish(topics, stream.frames(FRAMES));
    DiesOnce model = new DiesOnce(FRAMES / 2);

    try (StreamRunner dying = stream.start(topics, model)) {
      assertThatThrownBy(() -> dying.awaitStopped(PATIENCE))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("out of luck");
    }
    try (StreamRunner runner = stream.start(topics, model)) {
      runner.awaitReady(PATIENCE);
      List<byte[]> events = stream.read(topics.emotions(), FRAMES);

      assertThat(events)
          .extracting(bytes -> stream.event(topics, bytes).getEventId())
          .hasSize(FRAMES)
          .doesNotHaveDuplicates()
          .contains("crash.frames-0-0-0", "crash.frames-0-59-0");
      // What the dying thread had learned and not committed is not counted twice.
      assertThat(events)
          .extracting(bytes -> stream.event(topics, bytes).getTrack())
          .extracting(FaceTrack::getId, FaceTrack::getFrames)
          .startsWith(tuple("crash.frames-0-0-0", 1L))
          .endsWith(tuple("crash.frames-0-0-0", (long) FRAMES));
    }
    assertThat(model.calls()).isGreaterThan(FRAMES);
  }

  @Test
  void shouldGoOnWhereItStopped() throws Exception {
    Topics topics = stream.topics("restart.");
    BrightIsHappy model = new BrightIsHappy();
    stream.publish(topics, stream.frames(5));
    try (StreamRunner first = stream.start(topics, model)) {
      assertThat(stream.read(topics.emotions(), 5)).hasSize(5);
      assertThat(first.isReady()).isTrue();
    }

    stream.publish(topics, stream.frames(8).subList(5, 8));
    try (StreamRunner second = stream.start(topics, model)) {
      second.awaitReady(PATIENCE);
      List<byte[]> events = stream.read(topics.emotions(), 8);

      assertThat(events)
          .extracting(bytes -> stream.event(topics, bytes).getEventId())
          .doesNotHaveDuplicates()
          .contains("restart.frames-0-7-0")
          .hasSize(8);
      assertThat(stream.event(topics, events.get(7)).getTrack())
          .isEqualTo(new FaceTrack("restart.frames-0-0-0", StreamOnBroker.START, 8L, true));
    }
  }

  @Test
  void shouldSetAsideBadRecordsWithoutTheirContent() throws Exception {
    Topics topics = stream.topics("poison.");
    stream.publish(
        topics,
        List.of(
            "a face, perhaps".getBytes(UTF_8),
            stream.encode(0, "a face, as text".getBytes(UTF_8)),
            stream.encode(1, Pictures.jpeg(320, 240))));

    try (StreamRunner runner = stream.start(topics, new BrightIsHappy())) {
      runner.awaitReady(PATIENCE);
      List<byte[]> letters = stream.read(topics.deadLetters(), 2);

      assertThat(letters)
          .extracting(bytes -> stream.letter(topics, bytes).getReason())
          .containsExactly(DeadLetterReason.NOT_AVRO, DeadLetterReason.NOT_AN_IMAGE);
      assertThat(letters)
          .extracting(bytes -> new String(bytes, ISO_8859_1))
          .noneMatch(text -> text.contains("a face, "));
      assertThat(stream.read(topics.emotions(), 1)).hasSize(1);
    }
  }

  @Test
  void shouldTellWhichWayAFaceWent() throws Exception {
    Topics topics = stream.topics("routed.");
    Path bundle = ExpertBundles.write(folder, new Trigger.Neighbourhood(0, 0, 2));
    stream.publish(topics, stream.frames(2));

    try (RoutedEmotionModel model =
            ModelBundle.load(bundle).openRouted(OnnxOptions.DEFAULT, ExpertChoice.ENABLED);
        StreamRunner runner = stream.start(topics, model)) {
      runner.awaitReady(PATIENCE);
      List<EmotionEvent> events =
          stream.read(topics.emotions(), 2).stream()
              .map(bytes -> stream.event(topics, bytes))
              .toList();

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
}
