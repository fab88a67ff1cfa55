package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import io.mien.trainer.outlier.RemovalOptions;
import io.mien.trainer.outlier.Removals;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Trains a {@link Net} on target distributions: gradient steps on a schedule, an exponential
 * average of the weights, validation after each epoch. Writes {@code last.pt} before and after the
 * validation of each epoch and when stopped, and {@code best.pt} whenever validation accuracy is
 * highest. Weights that are no longer finite are never written. Not thread-safe.
 */
public final class CnnTraining implements AutoCloseable {

  /** The checkpoint that a run goes on from, in its folder. */
  public static final String LAST = "last.pt";

  /** The checkpoint of the best epoch, in the same folder. */
  public static final String BEST = "best.pt";

  private final Examples training;
  private final Examples validation;
  private final Path folder;
  private final Net net;
  private final Net average;
  private final Optimizer optimizer;
  private final Batches batches;
  private final Gradients gradients;
  private final LongToDoubleFunction rates;
  private final long total;
  private final Workers workers;
  private TrainingState state;

  private CnnTraining(Examples training, Examples validation, Path folder, TrainingState start) {
    TrainOptions options = start.options();
    batches = new Batches(training, options);
    if (batches.perEpoch() == 0 || validation.size() == 0) {
      throw new MienException(
          "%d faces to train on and %d to validate with are too few for batches of %d; give more faces or a smaller --batch."
              .formatted(training.size(), validation.size(), options.batch()));
    }
    this.training = training;
    this.validation = validation;
    this.folder = folder;
    this.state = start;
    net = new Net(options.shape(), options.seed());
    average = new Net(options.shape(), options.seed());
    workers = Workers.of(options);
    optimizer = new Optimizer(net.parameters(), options);
    batches.remove(start.removals().gone());
    gradients = new Gradients(net, batches, options);
    long perEpoch = batches.perEpoch();
    total = options.epochs() * perEpoch;
    rates =
        switch (options.schedule()) {
          case COSINE ->
              new CosineSchedule(options.learningRate(), options.warmupEpochs() * perEpoch, total)
                  ::rate;
          case CONSTANT -> step -> options.learningRate();
        };
  }

  /** A new run whose checkpoints go to {@code folder}, which exists. */
  public static CnnTraining start(
      TrainOptions options, Examples training, Examples validation, Path folder) {
    return new CnnTraining(
        training, validation, folder, TrainingState.begin(options, training, validation));
  }

  /**
   * The run whose {@code last.pt} lies in {@code folder}, from where it stopped, with its options.
   *
   * @param changes to the options it was started with, such as more threads
   * @throws MienException if there is none or it was run on other examples
   */
  public static CnnTraining resume(
      Examples training, Examples validation, Path folder, UnaryOperator<TrainOptions> changes) {
    Path last = folder.resolve(LAST);
    TrainingState start = Checkpoint.state(last).with(changes);
    if (!start.dataFingerprint().equals(training.fingerprint())
        || !start.validationFingerprint().equals(validation.fingerprint())) {
      throw new MienException(
          "%s was trained on other faces; resume it with the same --data and --votes."
              .formatted(last));
    }
    CnnTraining resumed = new CnnTraining(training, validation, folder, start);
    Checkpoint.read(
        last, resumed.net.parameters(), resumed.average.parameters(), resumed.optimizer);
    return resumed;
  }

  /** The net as it is being trained. */
  public Net net() {
    return net;
  }

  /** Where the run stands. */
  public TrainingState state() {
    return state;
  }

  /** What the averaged net loses on each face that was not removed, in nats. */
  public double[] sampleLosses() {
    return SampleLosses.of(average, training, left(), state.options(), workers);
  }

  private int[] left() {
    BitSet gone = state.removals().gone();
    return IntStream.range(0, training.size()).filter(i -> !gone.get(i)).toArray();
  }

  /**
   * Trains to the end, or until {@code stop} says so, which is asked after every step.
   *
   * @return where the run stands, as in {@code last.pt}
   */
  public TrainingState run(TrainingListener listener, BooleanSupplier stop) {
    while ((isUnvalidated() || state.step() < total) && !stop.getAsBoolean()) {
      if (isUnvalidated()) {
        // Validation may take long, and who does not wait for it keeps what was learned.
        save(LAST);
        endEpoch(listener);
      } else {
        learn(listener);
      }
    }
    save(LAST);
    return state;
  }

  private void learn(TrainingListener listener) {
    long began = System.nanoTime();
    Learned learned = step(state.step());
    requireFinite("loss", learned.loss());
    state = state.stepped(learned, (System.nanoTime() - began) / 1e9);
    listener.stepped(state.step(), total, learned);
  }

  /** Whether all steps of an epoch are done, and the epoch is not. */
  private boolean isUnvalidated() {
    return state.epochs() < state.step() / batches.perEpoch();
  }

  private void requireFinite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new MienException(
          "Training diverged at step %d: the %s is %s; what %s held is kept: give a smaller --learning-rate."
              .formatted(state.step(), what, value, folder));
    }
  }

  private Learned step(long step) {
    int[] rows = batches.rows(step);
    optimizer.clear();
    Learned learned =
        Learned.sum(
            workers.run(
                worker ->
                    gradients.add(
                        rows,
                        step,
                        worker,
                        workers.count(),
                        worker == 0 ? Pass.Purpose.TRAINING : Pass.Purpose.TRAINING_UNTRACKED)));
    optimizer.step(rates.applyAsDouble(step));
    // Early on the average would remember the random start: it follows closely at first.
    double decay = Math.min(state.options().averageDecay(), (1.0 + step) / (10.0 + step));
    average.parameters().moveTowards(net.parameters(), 1 - decay);
    return learned;
  }

  private void endEpoch(TrainingListener listener) {
    long began = System.nanoTime();
    Validation.Result result = Validation.measure(average, validation, workers);
    requireFinite("validation loss", result.loss());
    EpochFigures figures =
        EpochFigures.of(
            (int) (state.step() / batches.perEpoch()),
            new Learned(state.lossSum(), state.right(), state.waited()),
            batches.perEpoch(),
            state.options().batch(),
            state.seconds(),
            result,
            (System.nanoTime() - began) / 1e9);
    state = state.epochEnded(figures);
    removeOutliers(listener);
    save(LAST);
    if (state.best().filter(figures::equals).isPresent()) {
      save(BEST);
    }
    listener.epochEnded(figures);
  }

  private void removeOutliers(TrainingListener listener) {
    RemovalOptions options = state.options().methods().removal();
    if (options == null || !state.removals().wants(state.epochs(), options)) {
      return;
    }
    Removals after = state.removals().after(state.epochs(), left(), sampleLosses(), options);
    if (after.done().size() > state.removals().done().size()) {
      batches.remove(after.gone());
      listener.removed(after.done().get(after.done().size() - 1));
    }
    state = state.with(after);
  }

  private void save(String name) {
    // The step after which weights break has still had a loss.
    requireFinite("sum of the weights", net.parameters().sum());
    Checkpoint.write(
        folder.resolve(name), state, net.parameters(), average.parameters(), optimizer);
  }

  @Override
  public void close() {
    workers.close();
    optimizer.close();
    average.close();
    net.close();
  }
}
