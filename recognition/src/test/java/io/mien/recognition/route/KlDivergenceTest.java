package io.mien.recognition.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KlDivergenceTest {

  private static final List<Emotion> TWO = List.of(Emotion.ANGER, Emotion.DISGUST);

  @Test
  void shouldBeZeroBetweenEquals() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      Probabilities p = RandomFaces.probabilities(random, Emotion.all());

      assertThat(KlDivergence.of(p, p)).isZero();
    }
  }

  @Test
  void shouldGiveNatsCalculatedByHand() {
    // .5 ln(.5/.25) + .5 ln(.5/.75) = .5 ln 2 - .5 ln 1.5
    assertThat(KlDivergence.of(two(.5f), two(.25f))).isCloseTo(0.143841, within(1e-6));
    // .75 ln(.75/.5) + .25 ln(.25/.5)
    assertThat(KlDivergence.of(two(.75f), two(.5f))).isCloseTo(0.130812, within(1e-6));
    // .9 ln 9 + .1 ln(1/9) = .8 ln 9
    assertThat(KlDivergence.of(two(.9f), two(.1f))).isCloseTo(1.757780, within(1e-6));
  }

  @Test
  void shouldNotBeSymmetric() {
    assertThat(KlDivergence.of(two(.25f), two(.5f))).isCloseTo(0.130812, within(1e-6));
    assertThat(KlDivergence.of(two(.5f), two(.25f))).isCloseTo(0.143841, within(1e-6));
  }

  @Test
  void shouldClipZeros() {
    // p = (1, 1e-7) / (1 + 1e-7), q the other way round: (1 - 1e-7)/(1 + 1e-7) ln 1e7
    assertThat(KlDivergence.of(two(1), two(0))).isCloseTo(16.118093, within(1e-5));
    assertThat(KlDivergence.of(two(0), two(0))).isZero();
    // .5 ln(.5/1e-7) + .5 ln .5, up to the normalisation
    assertThat(KlDivergence.of(two(.5f), two(0))).isCloseTo(7.365901, within(1e-5));
  }

  @Test
  void shouldNeverBeNegativeNorInfinite() {
    Random random = new Random(8);
    for (int i = 0; i < 2000; i++) {
      double nats =
          KlDivergence.of(
              RandomFaces.probabilities(random, Emotion.all()),
              RandomFaces.probabilities(random, Emotion.all()));

      assertThat(nats).isBetween(0.0, 17.0);
    }
  }

  @Test
  void shouldRefuseOtherLabels() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                KlDivergence.of(
                    two(.5f),
                    Probabilities.of(
                        List.of(Emotion.DISGUST, Emotion.ANGER), new float[] {.5f, .5f})));
  }

  private static Probabilities two(float first) {
    return Probabilities.of(TWO, new float[] {first, 1 - first});
  }
}
