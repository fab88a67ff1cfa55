package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {

  // Neutral, Happy, Surprise, whose places among the seven labels are 0, 1 and 3.
  private final Examples examples =
      Examples.of(TestFaces.striped(3, Usage.TRAINING), List.of(Truth.LABEL));

  private static Methods smoothed(double share) {
    return new Methods(Balance.NONE, share, Mixing.NONE, null, null);
  }

  @Test
  void shouldSpreadAShareOverAllLabels() {
    float[] own = new float[7];
    new Targets(examples, smoothed(.14)).put(1, own, new float[0], 0);
    assertThat(own)
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(.02f, .88f, .02f, .02f, .02f, .02f, .02f);
  }

  @Test
  void shouldBlendTargetsAsFacesWere() {
    Targets targets = new Targets(examples, smoothed(0));
    float[] own = new float[14];
    targets.put(1, own, new float[0], 7);
    targets.mix(2, .75, own, new float[0], 7);
    assertThat(own[8]).isEqualTo(.75f);
    assertThat(own[10]).isEqualTo(.25f);
  }

  @Test
  void shouldTakeTeachersAtTheTemperature() {
    float[] said = {.64f, .16f, .04f, .04f, .04f, .04f, .04f};
    Methods methods =
        new Methods(Balance.NONE, .2, Mixing.NONE, null, new Distillation(List.of("t"), .5, 2));
    Targets targets = new Targets(examples.taughtBy(Collections.nCopies(3, said)), methods);
    float[] taught = new float[7];
    targets.put(0, new float[7], taught, 0);
    // Roots .8, .4 and five of .2 add up to 2.2; labels are smoothed, teachers are not.
    assertThat(taught)
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(.8f / 2.2f, .4f / 2.2f, 1 / 11f, 1 / 11f, 1 / 11f, 1 / 11f, 1 / 11f);
  }

  @Test
  void shouldAskForTheTeacherOfAResumedRun() {
    Methods methods =
        new Methods(Balance.NONE, 0, Mixing.NONE, null, new Distillation(List.of("big 12"), .5, 2));
    assertThatThrownBy(() -> new Targets(examples, methods))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("big 12")
        .hasMessageContaining("--teacher");
  }
}
