package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fine-tunes a whole stack by cross-entropy against label distributions: a softmax layer is put on
 * top, and every weight moves (Adam, dropout), until the validation loss does not get better any
 * more. What counts is the pass with the best validation loss.
 *
 * <p>After every pass everything is written to a checkpoint file. Owns native memory until closed;
 * not thread-safe.
 */
public final class FineTuning implements AutoCloseable {

  private static final double NANOS = 1e9;
  private static final String NOW = "now.";
  private static final String BEST = "best.";
  private static final String[] MOMENTS = {"weights2", "weights1", "biases2", "biases1"};

  private final TuningOptions options;
  private final Path checkpoint;
  private final Network network;
  private final org.nd4j.linalg.api.rng.Random chance;
  private final float[] targets;
  private List<DenseLayer> best;
  private double bestLoss = Double.MAX_VALUE;
  private int bestEpoch;
  private int epoch;
  private int steps;

  private FineTuning(List<DenseLayer> layers, TuningOptions options, Path checkpoint) {
    this.options = options;
    this.checkpoint = checkpoint;
    network = new Network(layers, options.batch(), true);
    chance = Nd4j.getRandomFactory().getNewRandomInstance(options.seed());
    targets = new float[options.batch() * layers.get(layers.size() - 1).outputs()];
    best = layers;
  }

  /**
   * Fine-tuning from the layers that learned without labels; the softmax layer begins at 0.
   *
   * @param checkpoint written after every pass
   */
  public static FineTuning start(
      List<DenseLayer> layers, int labels, TuningOptions options, Path checkpoint) {
    int top = layers.get(layers.size() - 1).outputs();
    List<DenseLayer> all = new ArrayList<>(layers);
    all.add(new DenseLayer(top, new float[top * labels], new float[labels]));
    return relearn(all, options, checkpoint);
  }

  /**
   * Learns a network again that has learned before: its softmax layer goes on from where it is too.
   *
   * @param network from the input upwards, the last layer is softmax
   * @param checkpoint written after every pass
   */
  public static FineTuning relearn(
      List<DenseLayer> network, TuningOptions options, Path checkpoint) {
    return new FineTuning(List.copyOf(network), options, checkpoint);
  }

  /**
   * Fine-tuning as its checkpoint has it.
   *
   * @throws MienException if the file is missing or not a checkpoint
   */
  public static FineTuning resume(Path checkpoint) {
    ArrayFile file = ArrayFile.read(checkpoint);
    TuningState state = file.state(TuningState.class);
    FineTuning tuning =
        new FineTuning(LayerArchive.read(file, NOW, state.layers()), state.options(), checkpoint);
    tuning.best = LayerArchive.read(file, BEST, state.layers());
    tuning.bestEpoch = state.bestEpoch();
    tuning.bestLoss = state.bestLoss();
    tuning.epoch = state.epoch();
    tuning.steps = state.steps();
    List<Dense> layers = tuning.network.layers();
    for (int i = 0; i < layers.size(); i++) {
      float[][] moments = new float[MOMENTS.length][];
      for (int m = 0; m < MOMENTS.length; m++) {
        moments[m] = file.array(NOW + i + '.' + MOMENTS[m]);
      }
      layers.get(i).restoreMoments(moments);
    }
    return tuning;
  }

  /** The network of the pass with the best validation loss; the last layer is softmax. */
  public List<DenseLayer> best() {
    return List.copyOf(best);
  }

  /** The pass with the best validation loss so far, counted from 1; 0 before the first. */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** Its validation loss in nats. */
  public double bestLoss() {
    return bestLoss;
  }

  /** Whether there is nothing left to do. */
  public boolean finished() {
    return epoch >= options.epochs() || epoch - bestEpoch >= options.patience();
  }

  /**
   * Learns until finished or told to stop, which is asked between passes.
   *
   * @param training gives the samples of each pass, counted from 1: always the same, or changed at
   *     random
   * @throws MienException if the loss is not a number any more
   */
  public void learn(
      IntFunction<LabeledSamples> training,
      LabeledSamples validation,
      DbnListener listener,
      BooleanSupplier stop) {
    while (!finished() && !stop.getAsBoolean()) {
      long began = System.nanoTime();
      epoch++;
      double loss = pass(training.apply(epoch));
      Loss validated = Loss.of(network.answer(validation.inputs()), validation.targets());
      if (!Double.isFinite(loss) || !Double.isFinite(validated.crossEntropy())) {
        throw new MienException(
            "The loss is not a number after epoch %d of fine-tuning; lower its learning rate, which is %s. %s keeps the epoch before."
                .formatted(epoch, options.learningRate(), checkpoint));
      }
      if (validated.crossEntropy() < bestLoss) {
        bestLoss = validated.crossEntropy();
        bestEpoch = epoch;
        best = network.weights();
      }
      save();
      listener.tuned(
          new TuningEpoch(
              epoch,
              loss,
              validated.crossEntropy(),
              validated.accuracy(),
              (System.nanoTime() - began) / NANOS));
    }
  }

  private double pass(LabeledSamples samples) {
    Random random = new Random(Seeds.mix(options.seed(), 0, epoch));
    int[] order = Seeds.shuffled(samples.size(), random);
    chance.setSeed(random.nextLong());
    double loss = 0;
    int batches = (order.length + options.batch() - 1) / options.batch();
    for (int b = 0; b < batches; b++) {
      fill(samples, order, b * options.batch());
      network.forward(options.inputDropout(), options.dropout(), chance);
      loss += loss();
      network.backward(FloatBuffer.wrap(targets));
      double done = (double) steps / batches / options.epochs();
      network.step(options.learningRateAt(Math.min(done, 1)), options.weightDecay(), steps++);
    }
    return loss / batches;
  }

  // The last batch is filled up from the beginning of the order.
  private void fill(LabeledSamples samples, int[] order, int from) {
    FloatBuffer answers = FloatBuffer.wrap(targets);
    for (int k = 0; k < options.batch(); k++) {
      int index = order[(from + k) % order.length];
      samples.inputs().put(index, network.input(), k);
      samples.targets().put(index, answers, k);
    }
    smooth();
  }

  private void smooth() {
    float share = (float) options.smoothing();
    int labels = targets.length / options.batch();
    for (int i = 0; i < targets.length; i++) {
      targets[i] += share * (1f / labels - targets[i]);
    }
  }

  private double loss() {
    int labels = targets.length / options.batch();
    float[] answer = new float[labels];
    float[] target = new float[labels];
    double sum = 0;
    for (int k = 0; k < options.batch(); k++) {
      network.output().get(k * labels, answer);
      System.arraycopy(targets, k * labels, target, 0, labels);
      sum += Loss.crossEntropy(answer, target);
    }
    return sum / options.batch();
  }

  private void save() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    List<Dense> layers = network.layers();
    LayerArchive.put(network.weights(), NOW, arrays);
    LayerArchive.put(best, BEST, arrays);
    for (int i = 0; i < layers.size(); i++) {
      float[][] moments = layers.get(i).moments();
      for (int m = 0; m < MOMENTS.length; m++) {
        arrays.put(NOW + i + '.' + MOMENTS[m], moments[m]);
      }
    }
    ArrayFile.write(
        checkpoint,
        new TuningState(options, epoch, steps, bestEpoch, bestLoss, layers.size()),
        arrays);
  }

  @Override
  public void close() {
    network.close();
  }
}
