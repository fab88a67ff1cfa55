package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.outlier.Removal;
import io.mien.trainer.outlier.RemovalOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Methods inside real trainings of a tiny net. */
class MethodsIT {

  private static final List<Truth> HEADS = List.of(Truth.LABEL);

  @TempDir private Path folder;
  private final List<LabeledFace> faces = TestFaces.striped(96, Usage.TRAINING);
  private final Examples validation = Examples.of(TestFaces.striped(24, Usage.TRAINING), HEADS);

  private static TrainOptions options(int epochs, Methods methods) {
    return CnnTrainingIT.small(epochs)
        .change()
        .shape(new CompactNet(48, HEADS, 4, List.of(8, 8, 16), List.of(1, 1, 1), .1))
        .methods(methods)
        .done();
  }

  private static final class Listening implements TrainingListener {
    private final List<Double> losses = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();

    @Override
    public void stepped(long step, long total, Learned learned) {
      losses.add(learned.loss());
    }

    @Override
    public void removed(Removal removal) {
      removals.add(removal);
    }

    @Override
    public void epochEnded(EpochFigures figures) {}
  }

  private static Listening train(CnnTraining run, int stopAfter) {
    Listening heard = new Listening();
    try (run) {
      run.run(heard, () -> heard.losses.size() >= stopAfter);
    }
    return heard;
  }

  private Examples withWrongLabels() {
    List<LabeledFace> some = new ArrayList<>(faces);
    for (int i : new int[] {5, 41, 77}) {
      Emotion label = some.get(i).label() == Emotion.HAPPY ? Emotion.NEUTRAL : Emotion.HAPPY;
      some.set(i, some.get(i).withLabel(label));
    }
    return Examples.of(some, HEADS);
  }

  @Test
  void shouldRemoveTheFacesWithWrongLabelsAndGoOnAsIfNeverStopped() {
    Methods methods = Methods.NONE.with(new RemovalOptions(8, 0, false, 5));
    Examples training = withWrongLabels();
    Listening whole =
        train(CnnTraining.start(options(10, methods), training, validation, folder), 1000);
    assertThat(whole.removals).hasSize(1);
    assertThat(whole.removals.get(0).epoch()).isEqualTo(8);
    assertThat(whole.removals.get(0).removed())
        .extracting(removed -> removed.index())
        .isSubsetOf(5, 41, 77)
        .isNotEmpty();

    train(CnnTraining.start(options(10, methods), training, validation, folder), 52);
    Listening rest =
        train(CnnTraining.resume(training, validation, folder, UnaryOperator.identity()), 1000);
    assertThat(rest.removals).isEmpty();
    assertThat(rest.losses).isEqualTo(whole.losses.subList(52, 60));
  }

  @Test
  void shouldLearnWhatATeacherSaysAgainstTheLabels() {
    // The teacher takes every Happy face for Sad, which no label says.
    Examples plain = Examples.of(faces, HEADS);
    List<float[]> answers = new ArrayList<>();
    for (LabeledFace face : faces) {
      Emotion said = face.label() == Emotion.HAPPY ? Emotion.SAD : face.label();
      float[] answer = new float[7];
      Arrays.fill(answer, .02f);
      answer[Truth.LABEL.labels().indexOf(said)] = .88f;
      answers.add(answer);
    }
    Methods methods =
        new Methods(Balance.NONE, 0, Mixing.NONE, null, new Distillation(List.of("wrong"), 1, 2));
    train(
        CnnTraining.start(options(10, methods), plain.taughtBy(answers), validation, folder), 1000);
    try (Net net = Checkpoint.averagedNet(folder.resolve("last.pt"))) {
      float[] happy = net.probabilities(List.of(faces.get(1).crop())).get(0);
      int sad = Truth.LABEL.labels().indexOf(Emotion.SAD);
      assertThat(faces.get(1).label()).isEqualTo(Emotion.HAPPY);
      for (int k = 0; k < happy.length; k++) {
        assertThat(k == sad || happy[k] < happy[sad]).isTrue();
      }
    }
  }

  @Test
  void shouldSeeTheSameMixedFacesWhateverTheThreads() {
    Methods methods =
        new Methods(new Balance(40, 0, ClassWeights.NONE), .1, new Mixing(.4, 1, .5), null, null);
    Examples training = Examples.of(faces, HEADS);
    Batches batches = new Batches(training, options(2, methods));
    int[] rows = batches.rows(3);
    assertThat(batches.perEpoch()).isEqualTo(120 / 16);
    float[] whole = Tensors.floats(batches.draw(rows, 3, 0, 1).targets());
    float[] half = Tensors.floats(batches.draw(rows, 3, 1, 2).targets());
    assertThat(half).isEqualTo(Arrays.copyOfRange(whole, whole.length / 2, whole.length));
    float[] pixels = Tensors.floats(batches.draw(rows, 3, 0, 1).faces());
    float[] others = Tensors.floats(batches.draw(rows, 3, 1, 2).faces());
    assertThat(others).isEqualTo(Arrays.copyOfRange(pixels, pixels.length / 2, pixels.length));
    float[] plain =
        Tensors.floats(
            new Batches(training, options(2, Methods.NONE)).draw(rows, 3, 0, 1).targets());
    assertThat(whole).isNotEqualTo(plain);
  }
}
