package io.mien.recognition.emotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmotionCentersTest {

  @Test
  void shouldBeTheCenterItselfOfACertainFace() {
    for (Emotion emotion : Emotion.all()) {
      float[] certain = new float[Emotion.all().size()];
      certain[Emotion.all().indexOf(emotion)] = 1;

      assertThat(EmotionCenters.expectation(Probabilities.of(Emotion.all(), certain)))
          .isEqualTo(EmotionCenters.of(emotion));
    }
  }

  @Test
  void shouldWeighCentersByProbability() {
    Probabilities half =
        Probabilities.of(List.of(Emotion.ANGER, Emotion.HAPPY), new float[] {.75f, .25f});

    ValenceArousal point = EmotionCenters.expectation(half);

    assertThat(point.valence()).isCloseTo(.75f * -.51f + .25f * .81f, within(1e-6f));
    assertThat(point.arousal()).isCloseTo(.75f * .59f + .25f * .51f, within(1e-6f));
  }

  @Test
  void shouldPlaceEmotionsInTheirQuadrants() {
    assertThat(EmotionCenters.of(Emotion.HAPPY).valence()).isPositive();
    assertThat(EmotionCenters.of(Emotion.SAD).arousal()).isNegative();
    for (Emotion excited : List.of(Emotion.ANGER, Emotion.FEAR, Emotion.DISGUST)) {
      assertThat(EmotionCenters.of(excited).valence()).isNegative();
      assertThat(EmotionCenters.of(excited).arousal()).isPositive();
    }
    assertThat(EmotionCenters.of(Emotion.NEUTRAL)).isEqualTo(new ValenceArousal(0, 0));
  }
}
