package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelearningIT {

  private static final List<Truth> HEADS = List.of(Truth.LABEL);
  private static final Augmentation MILD = new Augmentation(2, 1.01, .02, 1.1, 0);

  private final NetWeights parent = parent();
  private final Examples learned = Examples.of(faces(0, 80), HEADS);
  private final Examples heldBack = Examples.of(faces(80, 100), HEADS);

  private static NetWeights parent() {
    NetShape shape = new CompactNet(48, HEADS, 4, List.of(8, 8), List.of(1, 1), .1);
    try (Net net = new Net(shape, 3)) {
      return net.weights();
    }
  }

  private static List<LabeledFace> faces(int from, int to) {
    List<LabeledFace> faces = new ArrayList<>();
    for (int row = from; row < to; row++) {
      Emotion emotion = row % 2 == 0 ? Emotion.ANGER : Emotion.HAPPY;
      faces.add(TestFaces.striped(row, emotion, Usage.TRAINING));
    }
    return faces;
  }

  private static RelearnOptions options(int epochs, double rate) {
    return new RelearnOptions(MILD, epochs, 2, 16, rate, 0, .5, false, 2, 5);
  }

  private Relearning.Result relearned(RelearnOptions options, Examples judging) {
    try (Relearning relearning = new Relearning(parent, options, learned)) {
      return relearning.run(judging, () -> false);
    }
  }

  private List<float[]> answers(NetWeights weights) {
    List<AlignedCrop> crops = faces(80, 100).stream().map(LabeledFace::crop).toList();
    try (Net net = Net.of(weights)) {
      return net.probabilities(crops);
    }
  }

  @Test
  void shouldStartFromTheParent() {
    NetWeights child = relearned(options(1, 1e-9), heldBack).weights();
    List<float[]> before = answers(parent);
    List<float[]> after = answers(child);
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).usingComparatorWithPrecision(1e-3f).containsExactly(before.get(i));
    }
  }

  @Test
  void shouldLearnTheSetAndKeepTheParentsStatistics() {
    Relearning.Result result = relearned(options(8, .1), heldBack);
    List<EpochFigures> history = result.history();
    assertThat(history.get(result.epoch() - 1).validationLoss())
        .isLessThan(history.get(0).validationLoss())
        .isEqualTo(history.stream().mapToDouble(EpochFigures::validationLoss).min().orElseThrow());
    assertThat(result.weights().numbers("stem.mean")).isEqualTo(parent.numbers("stem.mean"));
    assertThat(result.weights().numbers("stem.variance"))
        .isEqualTo(parent.numbers("stem.variance"));
    assertThat(result.weights().numbers("stem.gamma")).isNotEqualTo(parent.numbers("stem.gamma"));
  }

  @Test
  void shouldLearnToTheEndWithoutHeldBackFaces() {
    Relearning.Result result = relearned(options(3, .05), Examples.of(List.of(), HEADS));
    assertThat(result.history()).hasSize(3);
    assertThat(result.epoch()).isEqualTo(3);
  }

  @Test
  void shouldRepeatItself() {
    List<float[]> once = answers(relearned(options(2, .05), heldBack).weights());
    List<float[]> again = answers(relearned(options(2, .05), heldBack).weights());
    for (int i = 0; i < once.size(); i++) {
      // Two threads add their gradients up in either order.
      assertThat(again.get(i)).usingComparatorWithPrecision(1e-3f).containsExactly(once.get(i));
    }
  }

  @Test
  void shouldSayThatItWasStopped() {
    try (Relearning relearning = new Relearning(parent, options(2, .05), learned)) {
      assertThatThrownBy(() -> relearning.run(heldBack, () -> true))
          .isInstanceOf(MienException.class)
          .hasMessageContaining("stopped");
    }
  }
}
