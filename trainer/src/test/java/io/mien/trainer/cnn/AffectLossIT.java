package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.recognition.emotion.ValenceArousal;
import io.mien.trainer.evaluate.AffectScores;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What is made small is what is scored. */
class AffectLossIT {

  private final SplittableRandom random = new SplittableRandom(6);
  private final List<ValenceArousal> estimates = plane();
  private final List<ValenceArousal> truths = plane();

  private List<ValenceArousal> plane() {
    List<ValenceArousal> points = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      points.add(
          new ValenceArousal((float) random.nextDouble(-1, 1), (float) random.nextDouble(-.2, .9)));
    }
    return points;
  }

  private static Tensor tensor(List<ValenceArousal> points) {
    float[] numbers = new float[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      numbers[2 * i] = points.get(i).valence();
      numbers[2 * i + 1] = points.get(i).arousal();
    }
    return Tensor.create(numbers, points.size(), 2);
  }

  private double loss(AffectLoss loss, List<ValenceArousal> found) {
    LibTorch.check();
    try (PointerScope scope = new PointerScope()) {
      return loss.of(tensor(found), tensor(truths)).item_double();
    }
  }

  @Test
  void shouldBeOneLessTheConcordance() {
    double expected = 1 - AffectScores.of(estimates, truths).meanCcc();
    assertThat(loss(AffectLoss.CCC, estimates)).isCloseTo(expected, within(1e-4));
    assertThat(loss(AffectLoss.CCC, truths)).isCloseTo(0, within(1e-4));
  }

  @Test
  void shouldBeTheMeanOfBothErrors() {
    AffectScores scores = AffectScores.of(estimates, truths);
    double expected = (scores.valenceRmse() + scores.arousalRmse()) / 2;
    assertThat(loss(AffectLoss.RMSE, estimates)).isCloseTo(expected, within(1e-4));
    assertThat(loss(AffectLoss.RMSE, truths)).isLessThan(.01);
  }
}
