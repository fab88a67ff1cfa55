package io.mien.trainer.noise;

import io.mien.recognition.MienException;
import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.Methods;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.cnnreport.HeadAnswers;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.outlier.RemovalOptions;
import io.mien.trainer.outlier.Removals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Learns the same small net from a few faces with some corrupted labels, without removal, with it,
 * and without the corrupted faces. All three see as many steps; nothing is chosen by PublicTest.
 */
public final class NoiseStudy {

  private static final int BATCH = 32;
  private static final double DECAY = 0.98;
  private static final double RATE = 0.05;

  private final NoiseOptions options;
  private final List<LabeledFace> training;
  private final List<LabeledFace> test;
  private final Path scratch;

  /**
   * @param training faces to draw from
   * @param test faces to measure on, all of them
   * @param scratch an existing folder for checkpoints
   * @throws MienException if there are fewer faces than are to be drawn
   */
  public NoiseStudy(
      NoiseOptions options, List<LabeledFace> training, List<LabeledFace> test, Path scratch) {
    if (training.size() < options.faces() || test.isEmpty()) {
      throw new MienException(
          "There are %d Training and %d PublicTest faces, and %d are to be learned from; give complete data or fewer --faces."
              .formatted(training.size(), test.size(), options.faces()));
    }
    this.options = options;
    this.training = List.copyOf(training);
    this.test = List.copyOf(test);
    this.scratch = scratch;
  }

  /**
   * Runs one arm with one seed, which decides faces, corrupted labels and everything in training.
   *
   * @return empty if it was stopped
   */
  public Optional<NoiseRun> run(Arm arm, long seed, BooleanSupplier stop) {
    CorruptedFaces drawn = CorruptedFaces.draw(training, options.faces(), options.share(), seed);
    List<LabeledFace> learned = arm == Arm.ORACLE ? drawn.clean() : drawn.faces();
    Examples examples = Examples.of(learned, List.of(Truth.LABEL));
    // Training wants faces to choose an epoch by; none is chosen, so that a few are enough.
    Examples few = Examples.of(drawn.faces().subList(0, BATCH), List.of(Truth.LABEL));
    try (CnnTraining run =
        CnnTraining.start(trainOptions(arm, seed, learned.size()), examples, few, scratch)) {
      TrainingState state = run.run(new Silence(), stop);
      if (state.epochs() < state.options().epochs()) {
        return Optional.empty();
      }
      Removals removals = state.removals();
      BitSet found = removals.gone();
      found.and(drawn.corrupted());
      List<Double> after = new ArrayList<>();
      Arrays.stream(run.sampleLosses()).forEach(after::add);
      return Optional.of(new NoiseRun(arm, seed, accuracy(), removals, found.cardinality(), after));
    }
  }

  private double accuracy() {
    try (Net net = Checkpoint.averagedNet(scratch.resolve(CnnTraining.LAST))) {
      return HeadAnswers.of(net::probabilities, List.of(Truth.LABEL), test)
          .get(0)
          .confusion()
          .accuracy();
    }
  }

  // An arm with fewer faces goes over them oftener.
  TrainOptions trainOptions(Arm arm, long seed, int faces) {
    List<Truth> heads = List.of(Truth.LABEL);
    @Nullable RemovalOptions removal =
        arm == Arm.REMOVAL
            ? new RemovalOptions(
                options.start(), options.k(), false, RemovalOptions.DEFAULT.every())
            : null;
    int steps = options.epochs() * (options.faces() / BATCH);
    int perEpoch = faces / BATCH;
    return TrainOptions.defaults(heads)
        .change()
        .shape(new CompactNet(48, heads, 8, List.of(16, 32, 64), List.of(1, 1, 1), 0.1))
        .augmentation(new Augmentation(10, 1.1, 0.05, 1.2, 0))
        .epochs(Math.toIntExact(Math.round((double) steps / perEpoch)))
        .batch(BATCH)
        .learningRate(RATE)
        .warmupEpochs(1)
        .averageDecay(DECAY)
        .threads(options.threads())
        .seed(seed)
        .methods(Methods.NONE.with(removal))
        .done();
  }
}
