package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.trainer.evaluate.RiskCoverage.Judged;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RiskCoverageTest {

  @Test
  void shouldTellWhatEveryThresholdBuys() {
    RiskCoverage curve =
        RiskCoverage.ofJudged(
            List.of(
                new Judged(.5, false),
                new Judged(.9, true),
                new Judged(.7, true),
                new Judged(.6, false)));

    assertThat(curve.coverage(0)).isEqualTo(1);
    assertThat(curve.accuracy(0)).isEqualTo(.5);
    assertThat(curve.coverage(.6)).isEqualTo(.75);
    assertThat(curve.accuracy(.6)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(curve.accuracy(.7)).isEqualTo(1);
    assertThat(curve.accuracy(.95)).as("of nothing").isEqualTo(1);
    assertThat(curve.area()).isCloseTo((0 + 0 + 1 / 3.0 + 1 / 2.0) / 4, within(1e-9));
  }

  @Test
  void shouldFindTheLeastConfidenceThatReachesAnAccuracy() {
    // Right as often as it is confident: those above c are right (1 + c) / 2 of the time.
    Random random = new Random(7);
    List<Judged> answers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      double confidence = random.nextDouble();
      answers.add(new Judged(confidence, random.nextDouble() < confidence));
    }
    RiskCoverage curve = RiskCoverage.ofJudged(answers);

    assertThat(curve.threshold(.9).orElseThrow()).isCloseTo(.8, within(.02));
    assertThat(curve.accuracy(curve.threshold(.9).orElseThrow())).isGreaterThanOrEqualTo(.9);
    assertThat(curve.threshold(.3)).hasValue(0);
  }

  @Test
  void shouldNotSplitFacesOfTheSameConfidence() {
    List<Judged> answers = new ArrayList<>(Collections.nCopies(150, new Judged(.8, true)));
    answers.addAll(Collections.nCopies(150, new Judged(.8, false)));

    assertThat(RiskCoverage.ofJudged(answers).threshold(.9)).isEmpty();
    assertThat(RiskCoverage.ofJudged(answers).threshold(.5)).hasValue(0);
  }

  @Test
  void shouldNotTrustThresholdsThatHardlyAnyFaceReaches() {
    List<Judged> answers = new ArrayList<>(Collections.nCopies(99, new Judged(.9, true)));
    answers.addAll(Collections.nCopies(150, new Judged(.8, false)));

    assertThat(RiskCoverage.ofJudged(answers).threshold(.9)).isEmpty();
  }
}
