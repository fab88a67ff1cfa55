package io.mien.recognition.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbabilitiesTest {

  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.HAPPY, Emotion.CONTEMPT);

  @Test
  void shouldTellEachEmotionsShare() {
    Probabilities some = Probabilities.of(LABELS, new float[] {0.25f, 0.5f, 0.25f});

    assertThat(some.of(Emotion.HAPPY)).isEqualTo(0.5f);
    assertThat(some.of(Emotion.SAD)).isZero();
    assertThat(some.top()).isEqualTo(Emotion.HAPPY);
  }

  @Test
  void shouldNotShareItsArray() {
    float[] values = {0.25f, 0.5f, 0.25f};
    Probabilities some = Probabilities.of(LABELS, values);
    values[0] = 9;
    some.values()[1] = 9;

    assertThat(some.values()).containsExactly(0.25f, 0.5f, 0.25f);
  }

  @Test
  void shouldRenormaliseWithoutOne() {
    Probabilities some = Probabilities.of(LABELS, new float[] {0.2f, 0.3f, 0.5f});

    Probabilities rest = some.without(Emotion.CONTEMPT);

    assertThat(rest.labels()).containsExactly(Emotion.NEUTRAL, Emotion.HAPPY);
    assertThat(rest.values()).containsExactly(0.4f, 0.6f);
    assertThat(some.without(Emotion.FEAR)).isSameAs(some);
  }

  @Test
  void shouldSpreadEvenlyWhenAllMassIsTakenAway() {
    Probabilities certain = Probabilities.of(LABELS, new float[] {0, 0, 1});

    assertThat(certain.without(Emotion.CONTEMPT).values()).containsExactly(0.5f, 0.5f);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -0.1f, 0.6f})
  void shouldRefuseWhatIsNoDistribution(float value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probabilities.of(LABELS, new float[] {0.5f, value, 0}));
  }

  @Test
  void shouldRefuseLabelsThatDoNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probabilities.of(LABELS, new float[] {0.5f, 0.5f}));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Probabilities.of(List.of(Emotion.SAD, Emotion.SAD), new float[] {0.5f, 0.5f}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probabilities.of(List.of(), new float[0]));
  }
}
