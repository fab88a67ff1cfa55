package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.EmotionCenters;
import io.mien.recognition.emotion.ValenceArousal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmotionPlaneTest {

  @ParameterizedTest
  @EnumSource(Emotion.class)
  void shouldTellEachEmotionAtItsCenter(Emotion emotion) {
    List<Emotion> all = Emotion.all();
    float[] weights = EmotionPlane.weights(all);
    float[] bias = EmotionPlane.bias(all);
    ValenceArousal at = EmotionCenters.of(emotion);
    int nearest =
        IntStream.range(0, all.size())
            .boxed()
            .max(
                (a, b) ->
                    Double.compare(
                        weights[2 * a] * at.valence() + weights[2 * a + 1] * at.arousal() + bias[a],
                        weights[2 * b] * at.valence()
                            + weights[2 * b + 1] * at.arousal()
                            + bias[b]))
            .orElseThrow();
    assertThat(all.get(nearest)).isEqualTo(emotion);
  }
}
