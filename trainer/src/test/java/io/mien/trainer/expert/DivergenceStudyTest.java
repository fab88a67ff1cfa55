package io.mien.trainer.expert;

import static io.mien.trainer.expert.TestAnswers.shares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.route.KlDivergence;
import io.mien.recognition.route.Trigger;
import org.junit.jupiter.api.Test;

class DivergenceStudyTest {

  private static final Probabilities SAID = shares(.5, .4);
  private static final Probabilities NEAR = shares(.6, .3);
  private static final Probabilities FAR = shares(.02, .9);

  private final GroupAnswers answers =
      new TestAnswers()
          .add(30, Emotion.ANGER, SAID, NEAR, FAR, NEAR)
          .add(10, Emotion.DISGUST, SAID, FAR, FAR, NEAR)
          .add(20, Emotion.NEUTRAL, shares(.1, .1), NEAR, FAR, NEAR)
          .answers();

  private final DivergenceStudy study =
      DivergenceStudy.of(answers, new Trigger.Margin(.2), new Bootstrap(500, 7));

  @Test
  void shouldMeasureTheGroupsFacesAlone() {
    assertThat(study.faces()).hasSize(40);
    assertThat(study.parentRight()).isEqualTo(30);
    assertThat(study.parentAccuracy()).isEqualTo(.75);
    assertThat(study.mean(true, true)).isCloseTo(KlDivergence.of(SAID, NEAR), within(1e-12));
    assertThat(study.mean(false, true)).isCloseTo(KlDivergence.of(SAID, FAR), within(1e-12));
    assertThat(study.mean(true, false)).isCloseTo(KlDivergence.of(SAID, FAR), within(1e-12));
  }

  @Test
  void shouldSendEveryFaceToTheChildThatTheThresholdNames() {
    assertThat(study.sweep())
        .filteredOn(row -> row.threshold() == .2)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.byRightChild()).isEqualTo(30);
              assertThat(row.asPublished().value()).isEqualTo(1);
              assertThat(row.routed().value()).isEqualTo(1);
              assertThat(row.gain().value()).isEqualTo(.25);
            });
    // Below every divergence all go to the second child, which takes everything for disgust.
    assertThat(study.sweep().get(0).byRightChild()).isZero();
    assertThat(study.sweep().get(0).asPublished().value()).isEqualTo(.25);
    assertThat(study.sweep().get(0).gain().value()).isEqualTo(-.5);
  }

  @Test
  void shouldCountWhatTheRouterWouldServe() {
    var found = new ThresholdSearch(Candidates.of(TestAnswers.GROUP), answers, 7).select();
    RoutingFigures figures =
        RoutingFigures.of(
            java.util.List.of(found.group()),
            java.util.List.of(answers),
            answers.judged(),
            new Bootstrap(500, 7));
    assertThat(figures.faces()).isEqualTo(60);
    assertThat(figures.members()).isEqualTo(40);
    assertThat(figures.parentRight()).isEqualTo(50);
    assertThat(figures.routedRight()).isEqualTo(60);
    assertThat(figures.routedRightWithin() - figures.parentRightWithin()).isEqualTo(10);
    assertThat(figures.gainWithin().value()).isEqualTo(.25);
    assertThat(figures.triggered()).isEqualTo(40);
  }
}
