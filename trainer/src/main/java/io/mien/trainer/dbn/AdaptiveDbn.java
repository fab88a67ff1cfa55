package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A stack of {@link AdaptiveRbm}s whose depth nobody chose: each learns the activations of the one
 * below, and after each it is asked whether another follows ({@link LayerGrowth}).
 *
 * <p>After every pass everything is written to one checkpoint file, from which it goes on as if
 * never stopped. Owns native memory until closed; not thread-safe. Source: arXiv:1807.03486.
 */
public final class AdaptiveDbn implements AutoCloseable {

  private static final String LAYER = "layer";
  private static final String CURRENT = "current.";

  private final DbnOptions options;
  private final Path checkpoint;
  private final List<Rbm> learned = new ArrayList<>();
  private final LayerGrowth growth;
  private final History history;
  private @Nullable ArrayFile resumed;
  private @Nullable AdaptiveRbm current;
  private String data = "";
  private boolean finished;

  private AdaptiveDbn(DbnOptions options, Path checkpoint, StructureHistory past) {
    this.options = options;
    this.checkpoint = checkpoint;
    growth = new LayerGrowth(options.layers());
    history = new History(past, new Silence());
  }

  /**
   * A network that has learned nothing yet.
   *
   * @param checkpoint written after every pass
   */
  public static AdaptiveDbn start(DbnOptions options, Path checkpoint) {
    return new AdaptiveDbn(options, checkpoint, StructureHistory.EMPTY);
  }

  /**
   * A network as its checkpoint has it.
   *
   * @throws MienException if the file is missing or not a checkpoint
   */
  public static AdaptiveDbn resume(Path checkpoint) {
    ArrayFile file = ArrayFile.read(checkpoint);
    DbnState state = file.state(DbnState.class);
    AdaptiveDbn dbn = new AdaptiveDbn(state.options(), checkpoint, state.history());
    for (int layer = 1; layer <= state.layers(); layer++) {
      dbn.learned.add(
          new Rbm(
              state.options().ofLayer(layer).visibles(),
              RbmArchive.read(file, LAYER + layer + '.')));
    }
    List<LayerDecision> decisions = state.history().layers();
    dbn.growth.restore(state.firstLayerWalks(), decisions);
    dbn.finished = !decisions.isEmpty() && !decisions.get(decisions.size() - 1).another();
    dbn.data = state.data();
    dbn.resumed = file;
    return dbn;
  }

  /** How it learns. */
  public DbnOptions options() {
    return options;
  }

  /** Whether the structure is found. */
  public boolean finished() {
    return finished;
  }

  /** What happened so far. */
  public StructureHistory history() {
    return history.soFar();
  }

  /** The layers that have learned, from the data upwards. */
  public List<Rbm> rbms() {
    return List.copyOf(learned);
  }

  /** The same as weights and biases of a network that is run upwards. */
  public List<DenseLayer> layers() {
    return learned.stream()
        .map(rbm -> new DenseLayer(rbm.visible(), rbm.weights(), rbm.hiddenBias()))
        .toList();
  }

  /**
   * Learns until the structure is found or told to stop, which is asked between passes.
   *
   * @param heldOut never learned from; decides nothing but is watched
   * @throws MienException as {@link AdaptiveRbm#learn}; or if a resumed network is given other
   *     samples than it began with
   */
  public void learn(Samples training, Samples heldOut, DbnListener listener, BooleanSupplier stop) {
    String fingerprint = training.fingerprint();
    if (!data.isEmpty() && !data.equals(fingerprint)) {
      throw new MienException(
          "%s belongs to other training data; give the same data and options, or another folder."
              .formatted(checkpoint));
    }
    data = fingerprint;
    history.tell(listener);
    Samples input = training;
    Samples heldInput = heldOut;
    for (Rbm rbm : learned) {
      input = above(rbm, input);
      heldInput = above(rbm, heldInput);
    }
    while (!finished && !stop.getAsBoolean()) {
      AdaptiveRbm rbm = current(input);
      try {
        rbm.learn(input, heldInput, history, stop, () -> passEnded(rbm));
      } catch (MienException e) {
        throw new MienException(
            "%s %s keeps the epoch before.".formatted(e.getMessage(), checkpoint), e);
      }
      if (rbm.finished()) {
        layerLearned(rbm, heldInput);
        input = above(rbm.rbm(), input);
        heldInput = above(rbm.rbm(), heldInput);
      }
    }
  }

  private static Samples above(Rbm rbm, Samples samples) {
    try (Measurement of = new Measurement(rbm, samples)) {
      return of.hidden();
    }
  }

  private AdaptiveRbm current(Samples input) {
    if (current == null) {
      int layer = learned.size() + 1;
      RbmOptions how = options.ofLayer(layer);
      RbmState state = resumed == null ? null : resumed.state(DbnState.class).current();
      if (resumed != null && state != null) {
        current =
            AdaptiveRbm.restore(
                layer, how, options.growth(), input.size(), state, resumed, CURRENT);
      } else {
        current = AdaptiveRbm.start(layer, input, startNeurons(), how, options.growth());
      }
      resumed = null;
    }
    return current;
  }

  private int startNeurons() {
    LayerOptions layers = options.layers();
    return learned.isEmpty()
        ? layers.startNeurons()
        : layers.startAbove(learned.get(learned.size() - 1).hidden());
  }

  private void passEnded(AdaptiveRbm rbm) {
    growth.observe(learned.size() + 1, rbm.totalWalk());
    save();
  }

  private void layerLearned(AdaptiveRbm rbm, Samples heldOut) {
    double energy;
    try (Measurement of = new Measurement(rbm.rbm(), heldOut)) {
      energy = of.meanFreeEnergy() / rbm.rbm().visible();
    }
    LayerDecision decision = growth.decide(rbm.rbm().hidden(), rbm.totalWalk(), energy);
    learned.add(rbm.release());
    current = null;
    finished = !decision.another();
    history.layerDecided(decision);
    save();
  }

  private void save() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (int i = 0; i < learned.size(); i++) {
      arrays.putAll(RbmArchive.of(learned.get(i).parameters(), LAYER + (i + 1) + '.'));
    }
    if (current != null) {
      arrays.putAll(current.arrays(CURRENT));
    }
    ArrayFile.write(
        checkpoint,
        new DbnState(
            options,
            learned.size(),
            current == null ? null : current.state(),
            growth.firstLayerWalks(),
            history.soFar(),
            data),
        arrays);
  }

  @Override
  public void close() {
    learned.forEach(Rbm::close);
    if (current != null) {
      current.close();
    }
  }
}
