package io.mien.stream.summary;

import static io.mien.stream.observe.ObservedFrames.at;
import static io.mien.stream.observe.ObservedFrames.event;
import static io.mien.stream.observe.ObservedFrames.face;
import static io.mien.stream.observe.ObservedFrames.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.mien.schemas.CameraWindows;
import io.mien.schemas.EmotionRoute;
import io.mien.schemas.ExpertRouting;
import io.mien.schemas.FaceTrack;
import io.mien.schemas.RoutingTrigger;
import io.mien.schemas.Summary;
import io.mien.schemas.WindowEnd;
import io.mien.stream.observe.ObservedFrame;
import io.mien.stream.summary.Summaries.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final List<Summary> told = new ArrayList<>();
  private Summaries summaries = of("10s");
  private CameraWindows state;
  private long late;

  @Test
  void shouldTellOfAWindowWhenTheClockHasPassedItByTheGrace() {
    add(frame(0));
    add(frame(9_999));
    add(frame(11_999));
    assertThat(told).isEmpty();
    add(frame(12_000));

    assertThat(told)
        .extracting(Summary::getWindowStart, Summary::getWindowEnd, Summary::getFrames)
        .containsExactly(tuple(at(0), at(10_000), 2L));
    assertThat(told.get(0).getClosedBy()).isEqualTo(WindowEnd.PASSED);
  }

  @Test
  void shouldTellOfAnIntervalWithoutFaces() {
    add(frame(0));
    add(frame(20_000));

    Summary summary = told.get(0);
    assertThat(summary.getFrames()).isEqualTo(1);
    assertThat(summary.getFaces()).isZero();
    assertThat(summary.getMeanProbabilities()).isEmpty();
    assertThat(summary.getUnjudgedShare()).isNull();
    assertThat(summary.getExpertShare()).isNull();
    assertThat(summary.getMeanValence()).isNull();
  }

  @Test
  void shouldCountFramesThatWereLeftOutWithTheNextOne() {
    add(frame(0));
    add(new ObservedFrame("door", "f", at(1_000), List.of(), List.of(), 3));
    add(frame(12_000));
    // Late, so that its own window is over.
    add(new ObservedFrame("door", "g", at(2_000), List.of(), List.of(), 2));
    add(frame(22_000));

    assertThat(told)
        .extracting(Summary::getFrames, Summary::getLateFrames, Summary::getShedFrames)
        .containsExactly(tuple(2L, 0L, 3L), tuple(1L, 1L, 2L));
  }

  @Test
  void shouldAverageWhatFacesShow() {
    ExpertRouting routing =
        ExpertRouting.newBuilder()
            .setGroup("g")
            .setTrigger(RoutingTrigger.MARGIN)
            .setDivergences(Map.of())
            .setParentEmotion("Happy")
            .setParentProbabilities(Map.of())
            .build();
    add(
        frame(
            0,
            event(0, "a", "Happy", .5f).setValence(.5f).setArousal(-.5f).build(),
            event(0, "b", "Happy", .7f).setRouting(routing).build()));
    add(
        frame(
            1_000,
            event(1_000, "a", "UNCERTAIN", .3f)
                .setRouting(routing)
                .setRoute(EmotionRoute.EXPERT)
                .build()));
    add(frame(2_000));
    add(frame(12_000));

    Summary summary = told.get(0);
    assertThat(summary.getFrames()).isEqualTo(3);
    assertThat(summary.getFaces()).isEqualTo(3);
    assertThat(summary.getMeanFaces()).isEqualTo(1);
    assertThat(summary.getMaxFaces()).isEqualTo(2);
    assertThat(summary.getTracks()).isEqualTo(2);
    assertThat(summary.getMeanProbabilities().get("Happy")).isCloseTo(.5f, within(1e-6f));
    assertThat(summary.getMeanProbabilities().get("Neutral")).isCloseTo(.5f, within(1e-6f));
    assertThat(summary.getShown()).containsOnly(entry("Happy", 2L), entry("UNCERTAIN", 1L));
    assertThat(summary.getUncertainShare()).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(summary.getRoutedShare()).isCloseTo(2 / 3f, within(1e-6f));
    assertThat(summary.getExpertShare()).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(summary.getMeanValence()).isEqualTo(.5f);
    assertThat(summary.getMeanArousal()).isEqualTo(-.5f);
    assertThat(summary.getUnjudgedShare()).isZero();
  }

  @Test
  void shouldTellApartWhatIsJudgedRepeatedAndUnknown() {
    add(
        frame(
            0,
            event(0, "a", "Happy", .5f).setRoute(EmotionRoute.EXPERT).build(),
            event(0, "b", "Sad", .7f).setJudged(false).setRoute(EmotionRoute.EXPERT).build(),
            event(0, "c", "UNCERTAIN", .7f)
                .setJudged(false)
                .setEmotion(null)
                .setProbabilities(null)
                .setSmoothedProbabilities(null)
                .build()));
    add(frame(12_000));

    Summary summary = told.get(0);
    assertThat(summary.getFaces()).isEqualTo(3);
    assertThat(summary.getJudgedFaces()).isEqualTo(1);
    assertThat(summary.getKnownFaces()).isEqualTo(2);
    assertThat(summary.getUnjudgedShare()).isCloseTo(1 / 3f, within(1e-6f));
    assertThat(summary.getShown()).containsOnly(entry("Happy", 1L), entry("Sad", 1L));
    assertThat(summary.getUncertainShare()).isZero();
    assertThat(summary.getMeanProbabilities().get("Happy")).isCloseTo(.25f, within(1e-6f));
    assertThat(summary.getExpertShare()).isEqualTo(1);
  }

  @Test
  void shouldCountAFaceInEachWindowOnce() {
    FaceTrack unconfirmed = new FaceTrack("b", at(0), 1L, false);
    for (int millis = 0; millis < 23_000; millis += 500) {
      add(
          frame(
              millis,
              face(millis, "a", "Happy", .6f),
              event(millis, "b", "Sad", .6f).setTrack(unconfirmed).build()));
    }

    assertThat(told).extracting(Summary::getTracks).containsExactly(1, 1);
    assertThat(told).extracting(Summary::getMaxFaces).containsExactly(2, 2);
  }

  @Test
  void shouldCountAFrameInAllWindowsThatOverlap() {
    summaries = of("30s/10s");
    add(frame(0));
    add(frame(15_000));
    add(frame(45_000));

    assertThat(told)
        .extracting(Summary::getWindowStart, Summary::getFrames)
        .containsExactly(
            tuple(at(-20_000), 1L),
            tuple(at(-10_000), 2L),
            tuple(at(0), 2L),
            tuple(at(10_000), 1L));
    assertThat(told).extracting(Summary::getSummaryId).doesNotHaveDuplicates();
  }

  @Test
  void shouldTakeFramesOutOfOrderAsLongAsTheirWindowIsOpen() {
    add(frame(5_000));
    add(frame(11_000));
    add(frame(9_000));
    add(frame(12_000));

    assertThat(told).extracting(Summary::getFrames).containsExactly(2L);
    assertThat(late).isZero();
  }

  @Test
  void shouldCountFramesThatAreTooLateWhereTheyCame() {
    add(frame(5_000));
    add(frame(12_000));
    add(frame(9_000));
    add(frame(9_500));
    add(frame(22_000));

    assertThat(told)
        .extracting(Summary::getWindowStart, Summary::getFrames, Summary::getLateFrames)
        .containsExactly(tuple(at(0), 1L, 0L), tuple(at(10_000), 1L, 2L));
    assertThat(late).isEqualTo(2);
  }

  @Test
  void shouldNotBelieveASingleWildClock() {
    add(frame(1_000));
    add(frame(3_600_000));
    add(frame(2_000));
    add(frame(12_000));

    assertThat(told)
        .extracting(Summary::getFrames, Summary::getLateFrames, Summary::getClosedBy)
        .containsExactly(tuple(2L, 1L, WindowEnd.PASSED));
    assertThat(late).isEqualTo(1);
  }

  @Test
  void shouldFollowAClockThatWasSet() {
    add(frame(7_200_000));
    add(frame(0));
    add(frame(1_000));
    assertThat(told).isEmpty();
    add(frame(2_000));
    add(frame(12_000));

    assertThat(told)
        .extracting(Summary::getWindowStart, Summary::getFrames, Summary::getClosedBy)
        .containsExactly(
            tuple(at(7_200_000), 1L, WindowEnd.CLOCK_LEAPT), tuple(at(0), 3L, WindowEnd.PASSED));
    assertThat(late).isZero();
  }

  @Test
  void shouldCountEveryFrameOfACameraWithOneEveryFewMinutes() {
    for (int i = 0; i < 5; i++) {
      add(frame(i * 180_000L));
    }
    told.addAll(summaries.end(state));

    assertThat(told).hasSize(5).extracting(Summary::getFrames).containsOnly(1L);
    assertThat(late).isZero();
  }

  @Test
  void shouldPublishWhatIsOpenWhenTheCameraIsSilent() {
    add(frame(0, face(0, "a", "Happy", .6f)));

    assertThat(summaries.end(state))
        .extracting(Summary::getFrames, Summary::getClosedBy)
        .containsExactly(tuple(1L, WindowEnd.CAMERA_SILENT));
  }

  @Test
  void shouldCountFramesOfAClockThatWasNeverSet() {
    ObservedFrame wild =
        new ObservedFrame("door", "f", Instant.ofEpochMilli(Long.MAX_VALUE), List.of(), List.of());
    add(wild);
    assertThat(state).isNull();
    add(frame(0));
    add(wild);
    add(new ObservedFrame("door", "g", Instant.ofEpochMilli(Long.MIN_VALUE), List.of(), List.of()));
    add(frame(12_000));

    assertThat(told)
        .extracting(Summary::getFrames, Summary::getLateFrames)
        .containsExactly(tuple(1L, 2L));
    assertThat(late).isEqualTo(3);
  }

  @Test
  void shouldDoNothingWithoutWindows() {
    summaries = new Summaries(new SummarySettings(List.of(), GRACE));
    add(frame(0));

    assertThat(state).isNull();
  }

  private static Summaries of(String windows) {
    return new Summaries(new SummarySettings(List.of(WindowSpec.parse(windows)), GRACE));
  }

  private void add(ObservedFrame frame) {
    Told result = summaries.add(state, frame);
    told.addAll(result.summaries());
    state = result.after();
    late += result.late();
  }
}
