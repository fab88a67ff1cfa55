package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * An RBM whose number of hidden neurons nobody chose. It learns pass by pass in three phases:
 *
 * <ol>
 *   <li>growing: while the energy has not converged, each neuron that walks farther than theta_G
 *       gets another one beside it that inherits its weights and bias plus small noise;
 *   <li>shrinking: neurons with a mean activation below theta_A are removed, until none is;
 *   <li>settled: the size stays, until the energy has converged or the passes are used up.
 * </ol>
 *
 * <p>Owns native memory until closed; not thread-safe. Source: arXiv:1807.03478.
 */
public final class AdaptiveRbm implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final int layer;
  private final RbmOptions options;
  private final GrowthOptions growth;
  private final Rbm rbm;
  private final ContrastiveDivergence learning;
  private final NeuronGrowth rules;
  private final EnergyConvergence convergence;
  private final GenerationThreshold threshold;
  private WalkingDistance distance;
  private int restingUntil;
  private Phase phase = Phase.GROWING;
  private int phaseSince;
  private int epoch;

  AdaptiveRbm(int layer, Rbm rbm, RbmOptions options, GrowthOptions growth, int samples) {
    this.layer = layer;
    this.options = options;
    this.growth = growth;
    this.rbm = rbm;
    checkMemory(rbm.hidden());
    learning = new ContrastiveDivergence(rbm, options, samples);
    rules = new NeuronGrowth(growth);
    convergence = new EnergyConvergence(growth.tolerance(), growth.patience());
    threshold = new GenerationThreshold(growth, options.momentumSwitch() + 1);
    distance = new WalkingDistance(rbm.hidden(), growth.walkingDecay());
  }

  /**
   * An RBM that has learned nothing yet.
   *
   * @param layer counted from 1; names the RBM in events and errors
   * @param hidden neurons to start with
   * @throws MienException if that many do not fit into the memory limit
   */
  public static AdaptiveRbm start(
      int layer, Samples training, int hidden, RbmOptions options, GrowthOptions growth) {
    Rbm rbm = Rbm.start(options.visibles(), training, hidden, Seeds.mix(options.seed(), layer, 0));
    return new AdaptiveRbm(layer, rbm, options, growth, training.size());
  }

  /** The RBM as it is now; closed with this. */
  public Rbm rbm() {
    return rbm;
  }

  /** Passes done. */
  public int epoch() {
    return epoch;
  }

  /** Where the structure stands. */
  public Phase phase() {
    return phase;
  }

  /** Whether there is nothing left to do. */
  public boolean finished() {
    return epoch >= growth.epochs() || (phase == Phase.SETTLED && convergence.converged());
  }

  /** Sum of {@code (a_c WDc_j)(a_W WDW_j)} over the neurons. */
  double totalWalk() {
    return Arrays.stream(rules.walks(distance)).sum();
  }

  /**
   * Learns until finished or told to stop, which is asked between passes.
   *
   * @param heldOut never learned from; its energy shows overfitting
   * @param afterEpoch run after each pass, at which the whole state may be written down
   * @throws MienException if the energy is not a number any more, every neuron would be
   *     annihilated, or growth would pass the memory limit
   */
  public void learn(
      Samples training,
      Samples heldOut,
      DbnListener listener,
      BooleanSupplier stop,
      Runnable afterEpoch) {
    while (!finished() && !stop.getAsBoolean()) {
      pass(training, heldOut, listener);
      afterEpoch.run();
    }
  }

  private void pass(Samples training, Samples heldOut, DbnListener listener) {
    long began = System.nanoTime();
    epoch++;
    int took = rbm.hidden();
    Phase during = phase;
    learning.pass(training, new Random(Seeds.mix(options.seed(), layer, epoch)), epoch, distance);
    RbmFigures of = RbmFigures.of(rbm, training, heldOut);
    RbmEpoch figures =
        new RbmEpoch(
            layer,
            epoch,
            during,
            took,
            of.energy(),
            of.heldOutEnergy(),
            of.reconstructionError(),
            totalWalk() / took,
            (System.nanoTime() - began) / NANOS);
    if (!of.finite()) {
      throw new MienException(
          "The energy of layer %d is not a number after epoch %d; lower the learning rate, which is %s."
              .formatted(layer, epoch, options.learningRate()));
    }
    convergence.observe(figures.energy());
    listener.epochEnded(figures);
    switch (phase) {
      case GROWING -> grow(figures.energy(), listener);
      case SHRINKING -> shrink(training, figures.energy(), listener);
      case SETTLED -> {}
    }
  }

  private void grow(double energy, DbnListener listener) {
    OptionalDouble theta = threshold.after(epoch, rules.walks(distance));
    if (convergence.converged()
        || epoch >= growth.growthEpochs()
        || rbm.hidden() >= growth.maxNeurons()) {
      enter(Phase.SHRINKING);
      return;
    }
    if (theta.isPresent() && epoch > restingUntil) {
      generate(theta.getAsDouble(), energy, listener);
    }
  }

  private void generate(double theta, double energy, DbnListener listener) {
    List<Integer> parents = rules.parents(distance, theta);
    if (parents.isEmpty()) {
      return;
    }
    checkMemory(rbm.hidden() + parents.size());
    for (int j : parents) {
      listener.neuronChanged(
          NeuronEvent.generated(layer, epoch, j, rules.walk(distance, j), theta, distance, energy));
    }
    Random random = new Random(Seeds.mix(options.seed(), layer, -epoch));
    // From the last on, so that the indexes of the others still hold.
    parents.stream().sorted(Collections.reverseOrder()).forEach(j -> generateBeside(j, random));
    restingUntil = epoch + growth.coolDown();
    convergence.restart();
  }

  private void generateBeside(int parent, Random random) {
    float[] column = rbm.parameters().weightsInto(parent);
    for (int i = 0; i < column.length; i++) {
      column[i] += (float) (growth.noise() * random.nextGaussian());
    }
    FloatBuffer biases = Matrices.buffer(rbm.parameters().hiddenBias());
    float bias = (float) (biases.get(parent) + growth.noise() * random.nextGaussian());
    learning.insert(parent + 1, column, bias);
    distance.insert(parent + 1);
  }

  private void shrink(Samples training, double energy, DbnListener listener) {
    if (epoch - phaseSince < growth.settleEpochs()) {
      return;
    }
    double[] activations;
    try (Measurement of = new Measurement(rbm, training)) {
      activations = of.activations();
    }
    boolean[] kept = rules.kept(activations);
    int left = 0;
    for (boolean stays : kept) {
      left += stays ? 1 : 0;
    }
    if (left == kept.length) {
      enter(Phase.SETTLED);
      return;
    }
    if (left == 0) {
      throw new MienException(
          ("Layer %d died out: after epoch %d none of its %d neurons has a mean activation of"
                  + " theta_A = %s; lower theta_A or the learning rate.")
              .formatted(layer, epoch, kept.length, growth.annihilation()));
    }
    for (int j = 0; j < kept.length; j++) {
      if (!kept[j]) {
        listener.neuronChanged(
            NeuronEvent.annihilated(
                layer, epoch, j, activations[j], growth.annihilation(), distance, energy));
      }
    }
    learning.keep(kept);
    distance.keep(kept);
    convergence.restart();
    phaseSince = epoch;
  }

  private void enter(Phase next) {
    phase = next;
    phaseSince = epoch;
  }

  private void checkMemory(int hidden) {
    long needed = Rbm.bytes(rbm.visible(), hidden);
    if (needed > growth.memoryLimit()) {
      throw new MienException(
          "Layer %d cannot have %d neurons: learning them takes %d MiB of a memory limit of %d MiB; raise the limit or allow fewer neurons."
              .formatted(layer, hidden, needed >> 20, growth.memoryLimit() >> 20));
    }
  }

  /** All but the arrays. */
  RbmState state() {
    return new RbmState(
        epoch,
        phase,
        phaseSince,
        threshold.value(),
        threshold.shown(),
        restingUntil,
        Arrays.stream(distance.biases()).boxed().toList(),
        Arrays.stream(distance.weights()).boxed().toList(),
        convergence.last(),
        convergence.calm());
  }

  /** The arrays by name. */
  Map<String, float[]> arrays(String prefix) {
    Map<String, float[]> arrays = RbmArchive.of(rbm.parameters(), prefix);
    arrays.putAll(learning.arrays(prefix));
    return arrays;
  }

  /** As a checkpoint has it. */
  static AdaptiveRbm restore(
      int layer,
      RbmOptions options,
      GrowthOptions growth,
      int samples,
      RbmState state,
      ArrayFile file,
      String prefix) {
    Rbm rbm = new Rbm(options.visibles(), RbmArchive.read(file, prefix));
    AdaptiveRbm adaptive = new AdaptiveRbm(layer, rbm, options, growth, samples);
    adaptive.learning.restore(file, prefix);
    adaptive.epoch = state.epoch();
    adaptive.phase = state.phase();
    adaptive.phaseSince = state.phaseSince();
    adaptive.threshold.restore(state.threshold(), state.shown());
    adaptive.restingUntil = state.restingUntil();
    adaptive.distance =
        new WalkingDistance(
            state.walkOfBiases().stream().mapToDouble(d -> d).toArray(),
            state.walkOfWeights().stream().mapToDouble(d -> d).toArray(),
            growth.walkingDecay());
    adaptive.convergence.restore(state.lastEnergy(), state.calm());
    return adaptive;
  }

  /** Gives the RBM away and closes everything else. */
  Rbm release() {
    learning.close();
    return rbm;
  }

  @Override
  public void close() {
    learning.close();
    rbm.close();
  }
}
