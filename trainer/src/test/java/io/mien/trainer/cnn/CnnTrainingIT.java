package io.mien.trainer.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.MirrorImage;
import io.mien.trainer.data.TestFaces;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CnnTrainingIT {

  private static final List<Truth> HEADS = List.of(Truth.VOTES, Truth.LABEL);

  @TempDir private Path folder;
  private final Examples training = Examples.of(TestFaces.striped(96, Usage.TRAINING), HEADS);
  private final Examples validation = Examples.of(TestFaces.striped(24, Usage.TRAINING), HEADS);

  static TrainOptions small(int epochs) {
    return TrainOptions.defaults(HEADS)
        .change()
        .shape(new CompactNet(48, HEADS, 4, List.of(8, 8, 16), List.of(1, 1, 1), .1))
        .augmentation(new Augmentation(4, 1.02, .02, 1.1, .1))
        .labelWeight(.5)
        .epochs(epochs)
        .batch(16)
        .learningRate(.05)
        .warmupEpochs(1)
        .momentum(.9)
        .weightDecay(1e-4)
        .averageDecay(.9)
        .bfloat16(false)
        .threads(2)
        .seed(5)
        .done();
  }

  private static final class Losses implements TrainingListener {
    private final List<Double> steps = new ArrayList<>();
    private final List<EpochFigures> epochs = new ArrayList<>();

    @Override
    public void stepped(long step, long total, Learned learned) {
      steps.add(learned.loss());
    }

    @Override
    public void epochEnded(EpochFigures figures) {
      epochs.add(figures);
    }
  }

  private Losses train(CnnTraining run, int stopAfter) {
    Losses losses = new Losses();
    try (run) {
      run.run(losses, () -> losses.steps.size() >= stopAfter);
    }
    return losses;
  }

  @Test
  void shouldLearn() {
    Losses losses =
        train(CnnTraining.start(small(8), training, validation, folder), Integer.MAX_VALUE);
    assertThat(losses.steps).hasSize(48);
    assertThat(losses.epochs.get(7).trainingLoss())
        .isLessThan(losses.epochs.get(0).trainingLoss() / 2);
    assertThat(losses.epochs.get(7).accuracies()).allMatch(accuracy -> accuracy > .8);
    assertThat(folder).isDirectoryContaining("glob:**best.pt");
  }

  @Test
  void shouldGoOnAsIfItHadNeverStopped() {
    Losses whole =
        train(CnnTraining.start(small(3), training, validation, folder), Integer.MAX_VALUE);
    train(CnnTraining.start(small(3), training, validation, folder), 8);
    Losses rest =
        train(
            CnnTraining.resume(training, validation, folder, UnaryOperator.identity()),
            Integer.MAX_VALUE);
    assertThat(rest.steps).isEqualTo(whole.steps.subList(8, 18));
    assertThat(rest.epochs.get(1).accuracies()).isEqualTo(whole.epochs.get(2).accuracies());
  }

  @Test
  void shouldKeepAnEpochWhoseValidationNobodyWaitedFor() {
    Losses whole =
        train(CnnTraining.start(small(2), training, validation, folder), Integer.MAX_VALUE);
    Losses first = train(CnnTraining.start(small(2), training, validation, folder), 6);
    assertThat(first.epochs).isEmpty();
    Losses rest =
        train(
            CnnTraining.resume(training, validation, folder, UnaryOperator.identity()),
            Integer.MAX_VALUE);
    assertThat(rest.steps).isEqualTo(whole.steps.subList(6, 12));
    assertThat(rest.epochs)
        .extracting(EpochFigures::validationLoss)
        .containsExactlyElementsOf(
            whole.epochs.stream().map(EpochFigures::validationLoss).toList());
  }

  @Test
  void shouldOnlyMirrorFacesInPlainEpochs() {
    Methods methods =
        new Methods(new Balance(120, 0, ClassWeights.NONE), 0, new Mixing(1, 0, 1), null, null);
    TrainOptions options = small(2).change().plainEpochs(1).methods(methods).done();
    Batches batches = new Batches(training, options);
    assertThat(unchanged(batches, batches.perEpoch() - 1)).isZero();
    assertThat(unchanged(batches, batches.perEpoch())).isEqualTo(options.batch());
  }

  private long unchanged(Batches batches, long step) {
    int[] rows = batches.rows(step);
    try (PointerScope scope = new PointerScope()) {
      float[] levels = Tensors.floats(batches.draw(rows, step, 0, 1).faces());
      int pixels = levels.length / rows.length;
      return IntStream.range(0, rows.length)
          .filter(i -> isOrMirrors(training.crop(Batches.face(rows[i])), levels, i * pixels))
          .count();
    }
  }

  private static boolean isOrMirrors(AlignedCrop face, float[] levels, int at) {
    return Stream.of(face, MirrorImage.of(face))
        .map(AlignedCrop::pixels)
        .anyMatch(
            pixels ->
                IntStream.range(0, pixels.length)
                    .allMatch(i -> Math.abs((pixels[i] & 0xff) - levels[at + i]) < 0.01));
  }

  @ParameterizedTest
  @EnumSource(AffectLoss.class)
  void shouldLearnValenceAndArousalBesideEmotions(AffectLoss loss) {
    AffectOptions weak = new AffectOptions(AffectSource.WEAK, loss, 1);
    Examples learned = weak.examples(TestFaces.striped(96, Usage.TRAINING), HEADS);
    Examples judging = weak.examples(TestFaces.striped(24, Usage.TRAINING), HEADS);
    TrainOptions options = small(8).change().affect(weak).done();
    Losses losses = train(CnnTraining.start(options, learned, judging, folder), Integer.MAX_VALUE);
    EpochFigures last = losses.epochs.get(7);
    assertThat(last.accuracies()).allMatch(accuracy -> accuracy > .8);
    assertThat(last.affect()).isNotNull();
    assertThat(last.affect().meanCcc()).isGreaterThan(.6);
    assertThat(Checkpoint.state(folder.resolve("best.pt")).history())
        .last()
        .extracting(EpochFigures::affect)
        .isNotNull();
  }

  @Test
  void shouldLearnValenceAndArousalAlone() {
    AffectOptions alone = new AffectOptions(AffectSource.WEAK, AffectLoss.CCC, 1, true);
    Examples learned = alone.examples(TestFaces.striped(96, Usage.TRAINING), HEADS);
    TrainOptions options = small(8).change().affect(alone).done();
    Losses losses = train(CnnTraining.start(options, learned, learned, folder), Integer.MAX_VALUE);
    EpochFigures last = losses.epochs.get(7);
    assertThat(last.affect()).isNotNull();
    assertThat(last.affect().meanCcc()).isGreaterThan(.6);
    // Emotions were never learned: they follow from where the face lies.
    assertThat(last.accuracies().get(1)).isGreaterThan(.6);
  }

  @Test
  void shouldSayThatNobodyToldValenceAndArousal() {
    AffectOptions annotated = new AffectOptions(AffectSource.ANNOTATED, AffectLoss.CCC, 1);
    assertThatThrownBy(() -> annotated.examples(TestFaces.striped(3, Usage.TRAINING), HEADS))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("--weak-valence-arousal");
  }

  @Test
  void shouldGoOnWithFerKdAsIfItHadNeverStopped() {
    Examples few = Examples.of(TestFaces.striped(9, Usage.TRAINING), List.of(Truth.LABEL));
    TrainOptions options =
        TrainOptions.ferKd(1, List.of(Truth.LABEL)).change().epochs(2).batch(4).threads(1).done();
    Losses whole = train(CnnTraining.start(options, few, few, folder), Integer.MAX_VALUE);
    train(CnnTraining.start(options, few, few, folder), 1);
    Losses rest =
        train(CnnTraining.resume(few, few, folder, UnaryOperator.identity()), Integer.MAX_VALUE);
    assertThat(whole.steps).hasSize(4);
    assertThat(rest.steps).isEqualTo(whole.steps.subList(1, 4));
    assertThat(rest.epochs.get(1).validationLoss()).isEqualTo(whole.epochs.get(1).validationLoss());
  }

  @Test
  void shouldRefuseToGoOnWithOtherFaces() {
    train(CnnTraining.start(small(2), training, validation, folder), 1);
    Examples others = Examples.of(TestFaces.striped(95, Usage.TRAINING), HEADS);
    assertThatThrownBy(
            () -> CnnTraining.resume(others, validation, folder, UnaryOperator.identity()))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("other faces");
  }

  @Test
  void shouldKeepTheCheckpointWhereTrainingDiverges() {
    train(CnnTraining.start(small(2), training, validation, folder), 7);
    UnaryOperator<TrainOptions> faster = options -> options.change().learningRate(1e30).done();
    assertThatThrownBy(() -> train(CnnTraining.resume(training, validation, folder, faster), 100))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("diverged at step")
        .hasMessageContaining("NaN")
        .hasMessageContaining("--learning-rate");
    assertThat(Checkpoint.state(folder.resolve("last.pt")).step()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 96})
  void shouldNotWriteWeightsThatAStepBroke(int batch) {
    TrainOptions breaking =
        small(2).change().batch(batch).learningRate(3e38).warmupEpochs(0).done();
    assertThatThrownBy(() -> train(CnnTraining.start(breaking, training, validation, folder), 1))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("diverged at step 1");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldKeepTheCheckpointWhereTheDiskIsFull() throws IOException {
    train(CnnTraining.start(small(3), training, validation, folder), 2);
    assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux has a full disk to write to");
    Files.createSymbolicLink(folder.resolve("last.pt.new"), Path.of("/dev/full"));
    assertThatThrownBy(
            () ->
                train(
                    CnnTraining.resume(training, validation, folder, UnaryOperator.identity()),
                    100))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("last.pt cannot be written (No space left on device)")
        .hasMessageContaining("--resume");
    assertThat(Checkpoint.state(folder.resolve("last.pt")).step()).isEqualTo(2);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void shouldNameTheCheckpointOfAnotherModel() {
    train(CnnTraining.start(small(2), training, validation, folder), 1);
    NetShape wider = new CompactNet(48, HEADS, 4, List.of(8, 8, 24), List.of(1, 1, 1), .1);
    assertThatThrownBy(
            () ->
                CnnTraining.resume(
                    training, validation, folder, own -> own.change().shape(wider).done()))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("last.pt is the checkpoint of another model")
        .hasMessageContaining("stage2.block0.first.kernel");
  }

  @Test
  void shouldRefuseAFileThatIsNoCheckpoint() throws IOException {
    Path other = Files.writeString(folder.resolve("other.pt"), "no archive");
    assertThatThrownBy(() -> Checkpoint.state(other))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("other.pt is not a checkpoint");
  }

  @Test
  void shouldCountWhatItLearnsAndHowLongItWaits() {
    Losses losses = train(CnnTraining.start(small(8), training, validation, folder), 100);
    EpochFigures last = losses.epochs.get(7);
    assertThat(last.trainingAccuracy()).isBetween(.6, 1.0);
    assertThat(last.trainingAccuracy()).isGreaterThan(losses.epochs.get(0).trainingAccuracy());
    assertThat(last.facesPerSecond() * last.seconds()).isGreaterThan(96);
    assertThat(last.waiting()).isBetween(0.0, 1.0);
  }

  @Test
  void shouldNameAMissingCheckpoint() {
    assertThatThrownBy(() -> Checkpoint.state(folder.resolve("none.pt")))
        .isInstanceOf(MienException.class)
        .hasMessageContaining("none.pt");
  }

  @Test
  void shouldStayWithinThreeMillionParameters() {
    assertThat(CompactNet.defaults(HEADS).parameterCount()).isBetween(2_000_000L, 3_000_000L);
  }
}
