package io.mien.stream.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.MienException;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerPairTest {

  private static final Probabilities SURE =
      Probabilities.of(List.of(Emotion.HAPPY, Emotion.SAD), new float[] {.75f, .25f});

  @Test
  void shouldBeNoDivergenceFromItself() {
    AnswerPair same = new AnswerPair(SURE, AnswerPair.answer(Map.of("Sad", .25f, "Happy", .75f)));

    assertThat(same.divergence()).isZero();
    assertThat(same.differs()).isFalse();
  }

  @Test
  void shouldCompareTheLabelsThatBothHave() {
    Probabilities wider =
        Probabilities.of(
            List.of(Emotion.CONTEMPT, Emotion.SAD, Emotion.HAPPY), new float[] {.5f, .375f, .125f});
    AnswerPair pair = new AnswerPair(SURE, wider);

    // The rest of the second is (1/4, 3/4), renormalized.
    assertThat(pair.divergence())
        .isCloseTo(.75 * Math.log(3) + .25 * Math.log(1 / 3.), within(1e-6));
    assertThat(pair.differs()).as("its most probable one is Contempt").isTrue();
  }

  @Test
  void shouldRefuseAnswersToDifferentQuestions() {
    Probabilities other = Probabilities.of(List.of(Emotion.FEAR), new float[] {1});

    assertThatThrownBy(() -> new AnswerPair(SURE, other).divergence())
        .isInstanceOf(MienException.class)
        .hasMessageContaining("no label in common");
  }
}
