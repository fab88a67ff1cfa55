package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AffectScoresTest {

  private static final List<ValenceArousal> TRUTHS =
      List.of(
          new ValenceArousal(-.5f, 0), new ValenceArousal(0, .5f), new ValenceArousal(.5f, -.5f));

  @Test
  void shouldBePerfectForTheTruth() {
    assertThat(AffectScores.of(TRUTHS, TRUTHS)).isEqualTo(new AffectScores(3, 0, 0, 1, 1));
  }

  @Test
  void shouldTakeOffForBiasThatCorrelationWouldNotSee() {
    List<ValenceArousal> shifted =
        TRUTHS.stream()
            .map(truth -> new ValenceArousal(truth.valence() + .5f, -truth.arousal()))
            .toList();
    AffectScores scores = AffectScores.of(shifted, TRUTHS);
    assertThat(scores.valenceRmse()).isCloseTo(.5, within(1e-6));
    // Variances of 1/6 and means half apart: 2/6 / (2/6 + 1/4).
    assertThat(scores.valenceCcc()).isCloseTo(4 / 7., within(1e-6));
    assertThat(scores.arousalCcc()).isCloseTo(-1, within(1e-6));
    assertThat(scores.meanCcc()).isCloseTo((4 / 7. - 1) / 2, within(1e-6));
  }

  @Test
  void shouldGiveNothingForWhatNeverVaries() {
    List<ValenceArousal> same = List.of(new ValenceArousal(0, 0), new ValenceArousal(0, 0));
    assertThat(AffectScores.of(same, same).valenceCcc()).isZero();
  }

  @Test
  void shouldRefuseOtherNumbersOfFaces() {
    assertThatThrownBy(() -> AffectScores.of(TRUTHS.subList(0, 2), TRUTHS))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
