package io.mien.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  private static final List<Emotion> LABELS = List.of(Emotion.HAPPY, Emotion.SAD);

  static Answer answer(Emotion truth, float happy) {
    LabeledFace face =
        new LabeledFace(0, AlignedCrop.of(2, 1, new byte[4]), truth, Usage.PUBLIC_TEST, null);
    return new Answer(face, truth, Probabilities.of(LABELS, new float[] {happy, 1 - happy}));
  }

  private static List<Answer> answers(int right, int wrong, float confidence) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < right + wrong; i++) {
      answers.add(answer(i < right ? Emotion.HAPPY : Emotion.SAD, confidence));
    }
    return answers;
  }

  @Test
  void shouldFindNoErrorWhereTheModelIsRightAsOftenAsItBelieves() {
    assertThat(Calibration.of(answers(8, 2, 0.8f), 15).expectedError()).isCloseTo(0, within(1e-6));
  }

  @Test
  void shouldWeighTheErrorOfEachBinByItsAnswers() {
    List<Answer> answers = new ArrayList<>(answers(15, 15, 0.9f));
    answers.addAll(answers(7, 3, 0.6f));

    assertThat(Calibration.of(answers, 10).expectedError())
        .isCloseTo(0.75 * 0.4 + 0.25 * 0.1, within(1e-6));
  }

  @Test
  void shouldCountCertaintyInTheLastBin() {
    Calibration calibration = Calibration.of(answers(1, 0, 1), 5);

    assertThat(calibration.bins().get(4)).isEqualTo(new Calibration.Bin(1, new Proportion(1, 1)));
    assertThat(calibration.bins()).hasSize(5);
  }

  @Test
  void shouldFindNoErrorInNoAnswers() {
    assertThat(Calibration.of(List.of(), 5).expectedError()).isZero();
  }
}
