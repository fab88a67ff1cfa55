package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureTest {

  /** Answers of a model that knows the chances well and then tells them too loudly. */
  private static List<Answer> loud(double factor) {
    SplittableRandom random = new SplittableRandom(11);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      double logit = random.nextDouble(-3, 3);
      double happy = 1 / (1 + Math.exp(-logit));
      Emotion truth = random.nextDouble() < happy ? Emotion.HAPPY : Emotion.SAD;
      answers.add(CalibrationTest.answer(truth, (float) (1 / (1 + Math.exp(-factor * logit)))));
    }
    return answers;
  }

  @Test
  void shouldFindByHowMuchAModelIsTooSure() {
    assertThat(Temperature.fit(loud(2.5)).value()).isCloseTo(2.5, within(.1));
    assertThat(Temperature.fit(loud(.5)).value()).isCloseTo(.5, within(.03));
    assertThat(Temperature.fit(loud(1)).value()).isCloseTo(1, within(.05));
  }

  @Test
  void shouldCalibrateWithoutChangingAnAnswer() {
    TemperatureScaling scaling = TemperatureScaling.of(loud(3));
    assertThat(scaling.before().expectedError()).isGreaterThan(.08);
    assertThat(scaling.after().expectedError()).isLessThan(.03);
    List<Answer> before = loud(3);
    List<Answer> after = scaling.temperature().of(before);
    assertThat(after.stream().map(Answer::estimate))
        .isEqualTo(before.stream().map(Answer::estimate).toList());
  }

  @Test
  void shouldDivideLogits() {
    Probabilities said =
        Probabilities.of(List.of(Emotion.HAPPY, Emotion.SAD), new float[] {.8f, .2f});
    // The logit of 0.8 is ln 4; half of it is ln 2, whose probability is 2/3.
    assertThat(new Temperature(2).of(said).of(Emotion.HAPPY)).isCloseTo(2 / 3f, within(1e-6f));
  }

  @Test
  void shouldStayWithinBoundsWhereEveryAnswerIsRight() {
    List<Answer> certain = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      certain.add(CalibrationTest.answer(Emotion.HAPPY, .9f));
    }
    assertThat(Temperature.fit(certain).value()).isCloseTo(.1, within(1e-3));
    assertThat(Temperature.fit(List.of())).isEqualTo(Temperature.NONE);
    assertThatThrownBy(() -> new Temperature(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
