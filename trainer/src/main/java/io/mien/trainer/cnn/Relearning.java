package io.mien.trainer.cnn;

import io.mien.recognition.MienException;
import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Lets a net learn on from a trained one: all weights, at a small rate that falls on a cosine, with
 * augmentation. Statistics of batch normalisation stay those of the parent, because a small set of
 * one kind of faces would shift them for all. Not thread-safe.
 */
public final class Relearning implements AutoCloseable {

  /**
   * Longest gradient. Without statistics of its own a batch of faces that the parent gets wrong
   * pulls so hard that weights went to infinity at a rate that other sets learn well with.
   */
  private static final double LONGEST = 1;

  private final RelearnOptions options;
  private final TrainOptions steps;
  private final Net net;
  private final Net average;
  private final Workers workers;
  private final Optimizer optimizer;
  private final Batches batches;
  private final Gradients gradients;
  private final CosineSchedule schedule;

  /**
   * Begins at a parent.
   *
   * @param parent whose heads are the labelings of the examples
   * @param learned two or more
   */
  public Relearning(NetWeights parent, RelearnOptions options, Examples learned) {
    this.options = options;
    steps = options.of(parent.shape(), learned.size());
    net = Net.of(parent);
    average = Net.of(parent);
    workers = Workers.of(steps);
    optimizer = new Optimizer(net.parameters(), steps);
    batches = new Batches(learned, steps);
    gradients = new Gradients(net, batches, steps);
    schedule =
        new CosineSchedule(steps.learningRate(), 0, (long) steps.epochs() * batches.perEpoch());
  }

  /**
   * What came of it.
   *
   * @param weights of the chosen epoch, averaged; kernels as float16 can hold them
   * @param epoch the chosen one, from 1
   * @param history all epochs; their validation is that of held-back faces
   */
  public record Result(NetWeights weights, int epoch, List<EpochFigures> history) {

    public Result {
      history = List.copyOf(history);
    }
  }

  /**
   * Learns until the loss on held-back faces falls no more, and returns where it was lowest.
   *
   * @param heldBack that decide when to end; none for all epochs and the last one's weights
   * @param stop asked after every step
   * @throws MienException if it diverges or was stopped
   */
  public Result run(Examples heldBack, BooleanSupplier stop) {
    List<EpochFigures> history = new ArrayList<>();
    NetWeights best = average.weights();
    int bestEpoch = 0;
    double lowest = Double.POSITIVE_INFINITY;
    while (history.size() < options.epochs() && history.size() - bestEpoch < options.patience()) {
      EpochFigures figures = epoch(history.size(), heldBack, stop);
      history.add(figures);
      if (heldBack.size() == 0 || figures.validationLoss() < lowest) {
        lowest = figures.validationLoss();
        bestEpoch = figures.epoch();
        best = average.weights();
      }
    }
    return new Result(rounded(best), bestEpoch, history);
  }

  private EpochFigures epoch(int done, Examples heldBack, BooleanSupplier stop) {
    long began = System.nanoTime();
    Learned all = new Learned(0, 0, 0);
    for (int i = 0; i < batches.perEpoch(); i++) {
      Learned learned = step((long) done * batches.perEpoch() + i);
      if (!Double.isFinite(learned.loss())) {
        throw new MienException(
            "Re-learning diverged in epoch %d: the loss is %s; give a smaller --learning-rate."
                .formatted(done + 1, learned.loss()));
      }
      if (stop.getAsBoolean()) {
        throw new MienException(
            "Re-learning was stopped; the same command goes on with the parents it has.");
      }
      all = all.and(learned);
    }
    long learnedAt = System.nanoTime();
    Validation.Result result =
        heldBack.size() == 0
            ? new Validation.Result(0, List.of(), null)
            : Validation.measure(average, heldBack, workers);
    return EpochFigures.of(
        done + 1,
        all,
        batches.perEpoch(),
        steps.batch(),
        (learnedAt - began) / 1e9,
        result,
        (System.nanoTime() - learnedAt) / 1e9);
  }

  private Learned step(long step) {
    int[] rows = batches.rows(step);
    optimizer.clear();
    Learned learned =
        Learned.sum(
            workers.run(
                worker ->
                    gradients.add(rows, step, worker, workers.count(), Pass.Purpose.RELEARNING)));
    optimizer.shorten(LONGEST);
    optimizer.step(schedule.rate(step));
    average.parameters().moveTowards(net.parameters(), 1 - steps.averageDecay());
    return learned;
  }

  private static NetWeights rounded(NetWeights weights) {
    try (Net rounded = Net.of(weights)) {
      rounded.roundKernels();
      return rounded.weights();
    }
  }

  @Override
  public void close() {
    workers.close();
    optimizer.close();
    average.close();
    net.close();
  }
}
