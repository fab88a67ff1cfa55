package io.mien.stream.topology;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.route.Trigger;
import io.mien.schemas.AvroSerdes;
import io.mien.schemas.BundleRole;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.ModelNotice;
import io.mien.schemas.NoticeKind;
import io.mien.schemas.ShadowComparison;
import io.mien.stream.ExpertBundles;
import io.mien.stream.control.BundleShelf;
import io.mien.stream.control.LiveSeat;
import io.mien.stream.control.ModelControl;
import io.mien.stream.control.ModelDesk;
import io.mien.stream.metrics.ModelMetrics;
import io.mien.stream.metrics.StreamMetrics;
import io.mien.stream.shadow.Shadow;
import io.mien.stream.shadow.ShadowTopic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bundles that change while frames keep coming, on a real broker. */
@Timeout(240)
class BundleSwitchIT {

  private static final AvroSerdes SERDES = AvroSerdes.of(null);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 4;

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
  void shouldLoseAndDoubleNothingWhileBundlesChange() throws Exception {
    Topics topics = stream.topics("switched.", 1 << 20, PARTITIONS);
    ModelBundle second = Bundled.version(folder.resolve("second"), "2");
    ModelBundle posed = Bundled.posed(folder.resolve("posed"), "3");
    List<String> wanted = new ArrayList<>(List.of(first.sha256()));

    try (Recognition recognition = Bundled.recognition(first);
        ModelControl control = control(topics, recognition, "one");
        StreamRunner runner = stream.start(topics, recognition, 2);
        FrameLoad load = stream.load(topics);
        ModelDesk desk = ModelDesk.open(stream.client(), topics, SERDES)) {
      control.start();
      runner.awaitReady(PATIENCE);
      load.awaitSent(100);
      for (ModelBundle next : List.of(second, posed, first, second, posed, first, second)) {
        want(desk, next, nameOf(next));
        wanted.add(next.sha256());
        load.awaitSent(load.sent() + 20);
      }
      // Refused ones change nothing: one that is not there, one that is another than was meant.
      assertThat(refusal(desk, posed, folder.resolve("nowhere").toString())).contains("nowhere");
      assertThat(refusal(desk, posed, folder.resolve("second").toString()))
          .contains("SHA-256", second.sha256(), posed.sha256());

      long switched = load.sent();
      load.awaitSent(switched + 100);
      load.stop();
      List<EmotionEvent> events = events(topics, load.sent());

      assertThat(events).extracting(EmotionEvent::getEventId).doesNotHaveDuplicates();
      assertThat(events).hasSize(Math.toIntExact(load.sent()));
      assertThat(events)
          .filteredOn(event -> event.getSequence() >= switched)
          .hasSizeGreaterThanOrEqualTo(100)
          .allSatisfy(e -> assertThat(e.getBundle().getSha256()).isEqualTo(second.sha256()));
      events.stream()
          .collect(groupingBy(EmotionEvent::getCameraId))
          .forEach((camera, own) -> assertThat(wanted).containsSubsequence(changes(own)));
      assertThat(changes(events)).as("the load saw the changes").hasSizeGreaterThan(4);
    }
  }

  @Test
  void shouldSwitchEveryInstanceAndTellWhoDid() throws Exception {
    Topics topics = stream.topics("instances.", 1 << 20, PARTITIONS);
    ModelBundle second = Bundled.version(folder.resolve("second"), "2");

    try (Recognition here = Bundled.recognition(first);
        Recognition there = Bundled.recognition(first);
        ModelControl controlHere = control(topics, here, "here");
        ModelControl controlThere = control(topics, there, "there");
        StreamRunner runnerHere = stream.start(topics, here, 1);
        StreamRunner runnerThere = stream.start(topics, there, 1);
        FrameLoad load = stream.load(topics);
        ModelDesk desk = ModelDesk.open(stream.client(), topics, SERDES)) {
      controlHere.start();
      controlThere.start();
      runnerHere.awaitReady(PATIENCE);
      runnerThere.awaitReady(PATIENCE);
      load.awaitSent(50);
      want(desk, second, nameOf(second));
      assertThat(desk.answers(BundleRole.LIVE))
          .extracting(ModelNotice::getInstance)
          .containsExactly("here", "there");
      long switched = load.sent();
      load.awaitSent(switched + 50);
      load.stop();
      List<EmotionEvent> events = events(topics, load.sent());

      assertThat(events).extracting(EmotionEvent::getEventId).doesNotHaveDuplicates();
      assertThat(events).hasSize(Math.toIntExact(load.sent()));
      assertThat(events)
          .filteredOn(event -> event.getSequence() >= switched)
          .allSatisfy(e -> assertThat(e.getBundle().getSha256()).isEqualTo(second.sha256()));
    }
    try (ModelDesk desk = ModelDesk.open(stream.client(), topics, SERDES)) {
      assertThat(desk.answers(BundleRole.LIVE)).as("who ended took leave").isEmpty();
      assertThat(desk.wanted(BundleRole.LIVE).orElseThrow().getSha256()).isEqualTo(second.sha256());
    }
  }

  @Test
  void shouldFollowAWishThatIsOlderThanTheProcess() throws Exception {
    Topics topics = stream.topics("older.");
    Path shelf = Files.createDirectory(folder.resolve("shelf"));
    ModelBundle second = Bundled.version(shelf.resolve("second"), "2");
    try (ModelDesk desk = ModelDesk.open(stream.client(), topics, SERDES)) {
      desk.want(BundleRole.LIVE, "default", first, 1);
      desk.want(BundleRole.LIVE, "second", second, 1);
    }

    try (Recognition recognition = Bundled.recognition(first);
        ModelControl control =
            control(topics, recognition, "late", new BundleShelf(Optional.of(shelf)))) {
      assertThat(recognition.bundle().getSha256()).isEqualTo(second.sha256());
      control.start();
    }
  }

  @Test
  void shouldCompareAShareOfTheFacesWithAShadow() throws Exception {
    Topics topics = stream.topics("shadowed.", 1 << 20, PARTITIONS);
    Path experts = ExpertBundles.write(folder.resolve("e"), new Trigger.Neighbourhood(0, 0, 2));
    ModelBundle other = ModelBundle.load(experts);

    try (Recognition recognition = Bundled.recognition(first);
        Shadow shadow =
            new Shadow(
                recognition.settings(),
                new ShadowTopic(stream.client(), topics, SERDES),
                ModelMetrics.NO_OP);
        ModelControl control =
            ModelControl.open(
                stream.client(),
                topics,
                SERDES,
                "one",
                new BundleShelf(Optional.empty()),
                Map.of(
                    BundleRole.LIVE,
                    new LiveSeat(recognition, StreamMetrics.NO_OP),
                    BundleRole.SHADOW,
                    shadow),
                ModelMetrics.NO_OP);
        StreamRunner runner = stream.start(topics, recognition, shadow, 2);
        FrameLoad load = stream.load(topics);
        ModelDesk desk = ModelDesk.open(stream.client(), topics, SERDES)) {
      control.start();
      runner.awaitReady(PATIENCE);
      load.awaitSent(20);
      ModelNotice wish = desk.want(BundleRole.SHADOW, experts.toString(), other, .25f);
      assertThat(desk.awaitAnswers(wish, PATIENCE)).isTrue();
      assertThat(desk.answers(BundleRole.SHADOW).get(0).getShare()).isEqualTo(.25f);
      load.awaitSent(load.sent() + 300);
      load.stop();
      Map<String, EmotionEvent> events =
          events(topics, load.sent()).stream()
              .collect(Collectors.toMap(EmotionEvent::getEventId, Function.identity()));
      assertThat(events).hasSize(Math.toIntExact(load.sent()));
      List<ShadowComparison> comparisons =
          stream.read(topics.shadow(), 20).stream()
              .map(
                  bytes ->
                      SERDES.serde(ShadowComparison.class).deserializer().deserialize("", bytes))
              .toList();

      assertThat(comparisons).hasSizeBetween(20, 140);
      assertThat(comparisons)
          .extracting(ShadowComparison::getEventId)
          .doesNotHaveDuplicates()
          .allMatch(events::containsKey);
      for (ShadowComparison comparison : comparisons) {
        EmotionEvent event = events.get(comparison.getEventId());
        assertThat(comparison.getLive().getProbabilities()).isEqualTo(event.getProbabilities());
        assertThat(comparison.getLive().getSha256()).isEqualTo(first.sha256());
        assertThat(comparison.getShadow().getSha256()).isEqualTo(other.sha256());
        assertThat(comparison.getDiffers())
            .isEqualTo(
                !comparison.getLive().getEmotion().equals(comparison.getShadow().getEmotion()));
        assertThat(comparison.getDivergence()).isNotNegative().isFinite();
      }
      desk.wantNone(BundleRole.SHADOW);
    }
  }

  private static ModelControl control(Topics topics, Recognition recognition, String name) {
    return control(topics, recognition, name, new BundleShelf(Optional.empty()));
  }

  private static ModelControl control(
      Topics topics, Recognition recognition, String name, BundleShelf shelf) {
    return ModelControl.open(
        stream.client(),
        topics,
        SERDES,
        name,
        shelf,
        Map.of(BundleRole.LIVE, new LiveSeat(recognition, StreamMetrics.NO_OP)),
        ModelMetrics.NO_OP);
  }

  private String nameOf(ModelBundle bundle) {
    if (bundle.sha256().equals(first.sha256())) {
      return ModelBundle.DEFAULT;
    }
    return folder.resolve(bundle.manifest().version().equals("2") ? "second" : "posed").toString();
  }

  private static void want(ModelDesk desk, ModelBundle bundle, String name) throws Exception {
    ModelNotice wish = desk.want(BundleRole.LIVE, name, bundle, 1);
    assertThat(desk.awaitAnswers(wish, PATIENCE)).isTrue();
    assertThat(desk.answers(BundleRole.LIVE))
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer.getKind()).isEqualTo(NoticeKind.RUNNING));
  }

  private static String refusal(ModelDesk desk, ModelBundle bundle, String name) throws Exception {
    ModelNotice wish = desk.want(BundleRole.LIVE, name, bundle, 1);
    assertThat(desk.awaitAnswers(wish, PATIENCE)).isTrue();
    ModelNotice answer = desk.answers(BundleRole.LIVE).get(0);
    assertThat(answer.getKind()).isEqualTo(NoticeKind.REFUSED);
    assertThat(answer.getName()).as("the one before goes on").isEqualTo("like-default");
    assertThat(answer.getVersion()).isEqualTo("2");
    return answer.getSentence();
  }

  private static List<EmotionEvent> events(Topics topics, long count) {
    return stream.read(topics.emotions(), Math.toIntExact(count)).stream()
        .map(bytes -> stream.event(topics, bytes))
        .toList();
  }

  /** The bundles of a camera's events, one for each time that another one took over. */
  private static List<String> changes(List<EmotionEvent> events) {
    List<String> changes = new ArrayList<>();
    for (EmotionEvent event : events) {
      String sha256 = event.getBundle().getSha256();
      if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(sha256)) {
        changes.add(sha256);
      }
    }
    return changes;
  }
}
