package io.mien.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.face.Box;
import io.mien.recognition.face.Face;
import io.mien.recognition.face.FaceDetector;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import io.mien.recognition.frame.Frame;
import io.mien.recognition.quality.QualityGates;
import io.mien.schemas.BundleReference;
import io.mien.schemas.CameraState;
import io.mien.schemas.EmotionEvent;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.QualityGate;
import io.mien.stream.metrics.PrometheusMetrics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which faces are judged on which frames, and what is told of the others. */
class JudgingTest {

  private static final Instant START = DrivenTopology.CAPTURED;
  private static final Duration STEP = Duration.ofMillis(50);

  private final Moody model = new Moody();
  private final OneFace detector = new OneFace();
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private DrivenTopology stream;
  private int sent;

  private void start(QualityGates gates, boolean judgeAll, Duration longest) {
    startWith("0".repeat(64), new JudgingSettings(gates, judgeAll, longest));
  }

  private void startWith(String bundle, JudgingSettings judging) {
    stream =
        DrivenTopology.start(
            detector,
            model,
            new BundleReference("test", "1", bundle),
            TrackingSettings.defaults(0.7f).withJudging(judging),
            metrics);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void shouldFollowAFaceThatIsTooSmallButNotJudgeIt() {
    start(new QualityGates(50, 1, 180), false, Duration.ZERO);

    EmotionEvent first = send();
    EmotionEvent second = send();

    assertThat(second.getJudged()).isFalse();
    assertThat(second.getJudgedAt()).isNull();
    assertThat(second.getEmotion()).isNull();
    assertThat(second.getProbabilities()).isNull();
    assertThat(second.getSmoothedProbabilities()).isNull();
    assertThat(second.getValence()).isNull();
    assertThat(second.getShownEmotion()).isEqualTo(EmotionEvents.UNCERTAIN);
    assertThat(second.getRoute()).isEqualTo(EmotionRoute.UNKNOWN);
    assertThat(second.getQuality().getSize()).isEqualTo(40);
    assertThat(second.getQuality().getYaw()).as("only eyes were found").isNull();
    assertThat(second.getQuality().getFailed()).containsExactly(QualityGate.TOO_SMALL);
    assertThat(second.getTrack().getId()).isEqualTo(first.getTrack().getId());
    assertThat(second.getTrack().getFrames()).isEqualTo(2);
    assertThat(model.asked).isZero();
    assertThat(metrics.text())
        .contains("mien_failed_gates_total{gate=\"TOO_SMALL\",} 2.0")
        .contains("mien_faces_total 2.0", "mien_events_total{emotion=\"Happy\",} 0.0");
  }

  @Test
  void shouldJudgeMarkedFacesIfTold() {
    start(new QualityGates(50, 1, 180), true, Duration.ZERO);

    EmotionEvent event = send();

    assertThat(event.getJudged()).isTrue();
    assertThat(event.getEmotion()).isEqualTo("Happy");
    assertThat(event.getQuality().getFailed()).containsExactly(QualityGate.TOO_SMALL);
  }

  @Test
  void shouldShowWhatAFaceShowedBeforeItBecameTooBadAndForgetItAfterAWhile() {
    start(new QualityGates(30, 1, 180), false, Duration.ZERO);
    EmotionEvent good = send();

    detector.size = 25;
    EmotionEvent bad = send();
    EmotionEvent later = null;
    for (int i = 0; i < 40; i++) {
      later = send();
    }

    assertThat(bad.getEmotion()).isNull();
    assertThat(bad.getJudged()).isFalse();
    assertThat(bad.getJudgedAt()).isEqualTo(good.getCapturedAt());
    assertThat(bad.getShownEmotion()).isEqualTo("Happy");
    assertThat(bad.getSmoothedProbabilities()).isEqualTo(good.getSmoothedProbabilities());
    assertThat(later.getTrack().getId()).isEqualTo(good.getTrack().getId());
    assertThat(later.getJudgedAt()).isEqualTo(good.getCapturedAt());
    assertThat(later.getShownEmotion()).isEqualTo(EmotionEvents.UNCERTAIN);
    assertThat(later.getSmoothedProbabilities()).isNull();
  }

  @Test
  void shouldJudgeEveryFrameUnlessTold() {
    start(QualityGates.OPEN, false, Duration.ZERO);

    for (int i = 0; i < 10; i++) {
      EmotionEvent event = send();
      assertThat(event.getJudged()).isTrue();
      assertThat(event.getJudgedAt()).isEqualTo(event.getCapturedAt());
    }
  }

  @Test
  void shouldJudgeASteadyFaceLessAndLessOftenDownToTheLongestInterval() {
    start(QualityGates.OPEN, false, Duration.ofMillis(400));
    int judgedLately = 0;
    Instant last = null;

    for (int i = 0; i < 80; i++) {
      EmotionEvent event = send();
      assertThat(event.getEmotion()).isEqualTo("Happy");
      assertThat(event.getProbabilities()).isNotEmpty();
      assertThat(event.getRoute()).isEqualTo(EmotionRoute.PARENT);
      if (event.getJudged()) {
        last = event.getCapturedAt();
        judgedLately += i >= 40 ? 1 : 0;
      }
      assertThat(event.getJudgedAt()).isEqualTo(last);
      assertThat(Duration.between(last, event.getCapturedAt())).isLessThan(Duration.ofMillis(400));
    }

    assertThat(judgedLately).as("of 40 frames in two seconds").isEqualTo(5);
    assertThat(metrics.text()).contains("mien_repeated_faces_total " + (80.0 - model.asked));
  }

  @Test
  void shouldJudgeEveryFrameAgainAsSoonAsAFaceShowsSomethingElse() {
    start(QualityGates.OPEN, false, Duration.ofMillis(400));
    for (int i = 0; i < 60; i++) {
      send();
    }

    model.happy = 0.1f;
    EmotionEvent noticed;
    do {
      noticed = send();
    } while (!noticed.getJudged());
    EmotionEvent next = send();

    assertThat(noticed.getEmotion()).isEqualTo("Sad");
    assertThat(next.getJudged()).isTrue();
  }

  @Test
  void shouldJudgeATrackThatIsNotConfirmedOnEveryFrame() {
    start(QualityGates.OPEN, false, Duration.ofSeconds(5));

    assertThat(List.of(send(), send())).allSatisfy(event -> assertThat(event.getJudged()).isTrue());
  }

  @Test
  void shouldJudgeAgainWhenAnotherBundleAnswers() {
    start(QualityGates.OPEN, false, Duration.ofSeconds(5));
    for (int i = 0; i < 10; i++) {
      send();
    }
    assertThat(send().getJudged()).isFalse();
    CameraState kept = stream.tracks().get("door");
    stop();
    startWith("1".repeat(64), new JudgingSettings(QualityGates.OPEN, false, Duration.ofSeconds(5)));
    stream.tracks().put("door", kept);

    assertThat(send().getJudged()).isTrue();
  }

  @Test
  void shouldJudgeALateFrameByItself() {
    start(QualityGates.OPEN, false, Duration.ofSeconds(5));
    for (int i = 0; i < 20; i++) {
      send();
    }

    EmotionEvent late = send(5);

    assertThat(late.getJudged()).isTrue();
    assertThat(late.getJudgedAt()).isEqualTo(late.getCapturedAt());
  }

  private EmotionEvent send() {
    return send(sent++);
  }

  private EmotionEvent send(int number) {
    stream.send(DrivenTopology.video(number, START.plus(STEP.multipliedBy(number))));
    List<EmotionEvent> events = stream.events();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  /** One face at one place, of a size that can change. */
  private static final class OneFace implements FaceDetector {

    private float size = 40;

    @Override
    public List<Face> detect(Frame frame) {
      Landmarks eyes = Landmarks.ofEyes(new Point(92, 95), new Point(108, 95));
      return List.of(new Face(new Box(100 - size / 2, 100 - size / 2, size, size), eyes, 0.9f));
    }

    @Override
    public String name() {
      return "one";
    }

    @Override
    public void close() {}
  }

  /** Says what it is told to say, and counts how often it was asked. */
  private static final class Moody implements EmotionModel {

    private float happy = 0.9f;
    private int asked;

    @Override
    public List<Emotion> labels() {
      return List.of(Emotion.HAPPY, Emotion.SAD);
    }

    @Override
    public List<EmotionEstimate> estimate(List<AlignedCrop> crops) {
      asked += crops.size();
      return crops.stream()
          .map(
              crop ->
                  new EmotionEstimate(
                      Probabilities.of(labels(), new float[] {happy, 1 - happy}), null))
          .toList();
    }

    @Override
    public void close() {}
  }
}
