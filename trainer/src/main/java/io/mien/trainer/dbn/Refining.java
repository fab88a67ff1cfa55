package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * Refines a network that was fine-tuned, and keeps each step only if validation does not get worse:
 *
 * <ol>
 *   <li>{@link KlGeneration}: a child re-learns from it the training faces that it answers wrong
 *       ({@code child.mien}); neurons are generated where the two diverge on these, and the grown
 *       network is fine-tuned on all faces ({@code grown.mien});
 *   <li>{@link FixUp}.
 * </ol>
 */
final class Refining {

  private static final String CHILD = "child.mien";
  private static final String GROWN = "grown.mien";

  private final Path folder;
  private final RefiningOptions options;
  private final TuningOptions tuning;
  private final DbnListener listener;
  private final BooleanSupplier stop;

  Refining(
      Path folder,
      RefiningOptions options,
      TuningOptions tuning,
      DbnListener listener,
      BooleanSupplier stop) {
    this.folder = folder;
    this.options = options;
    this.tuning = tuning;
    this.listener = listener;
    this.stop = stop;
  }

  /** Checkpoints of another run do not belong to a network that begins anew. */
  static void forget(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(CHILD));
    Files.deleteIfExists(folder.resolve(GROWN));
  }

  /**
   * The refined network, or nothing if it was stopped before.
   *
   * @param training gives the samples of each pass, counted from 1
   * @param still the training samples unchanged
   * @throws MienException if nothing is answered wrong that a child could learn from
   */
  Optional<List<DenseLayer>> refine(
      List<DenseLayer> tuned,
      IntFunction<LabeledSamples> training,
      LabeledSamples still,
      LabeledSamples validation) {
    List<DenseLayer> network = tuned;
    if (options.klGeneration() != null) {
      Optional<List<DenseLayer>> grown =
          grown(options.klGeneration(), network, training, still, validation);
      if (grown.isEmpty()) {
        return grown;
      }
      network = grown.get();
    }
    if (options.fixUp() != null) {
      FixUp.Result fixed = options.fixUp().apply(network, still);
      network =
          better(
              Refinement.Kind.FIX_UP, fixed.neurons().size(), network, fixed.network(), validation);
    }
    return Optional.of(network);
  }

  private Optional<List<DenseLayer>> grown(
      KlGeneration generation,
      List<DenseLayer> parent,
      IntFunction<LabeledSamples> training,
      LabeledSamples still,
      LabeledSamples validation) {
    LabeledSamples wrong = answeredWrong(parent, still);
    LabeledSamples wrongHeldOut = answeredWrong(parent, validation);
    Optional<List<DenseLayer>> child = learned(CHILD, parent, epoch -> wrong, wrongHeldOut);
    if (child.isEmpty()) {
      return child;
    }
    KlGeneration.Result grown = generation.apply(parent, child.get(), wrong.inputs());
    return learned(GROWN, grown.network(), training, validation)
        .map(
            after ->
                better(
                    Refinement.Kind.KL_GENERATION,
                    grown.neurons().size(),
                    parent,
                    after,
                    validation));
  }

  private Optional<List<DenseLayer>> learned(
      String name,
      List<DenseLayer> from,
      IntFunction<LabeledSamples> training,
      LabeledSamples validation) {
    Path file = folder.resolve(name);
    try (FineTuning learning =
        Files.isRegularFile(file)
            ? FineTuning.resume(file)
            : FineTuning.relearn(from, tuning, file)) {
      learning.learn(training, validation, listener, stop);
      return learning.finished() ? Optional.of(learning.best()) : Optional.empty();
    }
  }

  /** The samples whose likeliest target is not the likeliest answer. */
  static LabeledSamples answeredWrong(List<DenseLayer> network, LabeledSamples samples) {
    List<float[]> inputs = new ArrayList<>();
    List<float[]> targets = new ArrayList<>();
    try (Classifier classifier = new Classifier(network)) {
      Samples answers = classifier.answer(samples.inputs());
      for (int i = 0; i < samples.size(); i++) {
        float[] target = samples.targets().row(i);
        if (Loss.best(answers.row(i)) != Loss.best(target)) {
          inputs.add(samples.inputs().row(i));
          targets.add(target);
        }
      }
    }
    if (inputs.isEmpty()) {
      throw new MienException(
          "The network answers every face right, so that no child can learn from its mistakes;"
              + " leave out --kl-generation.");
    }
    return new LabeledSamples(Samples.of(inputs), Samples.of(targets));
  }

  private List<DenseLayer> better(
      Refinement.Kind kind,
      int neurons,
      List<DenseLayer> before,
      List<DenseLayer> after,
      LabeledSamples validation) {
    Refinement refinement =
        Refinement.of(kind, neurons, loss(before, validation), loss(after, validation));
    listener.refined(refinement);
    return refinement.kept() ? after : before;
  }

  private static Loss loss(List<DenseLayer> network, LabeledSamples samples) {
    try (Classifier classifier = new Classifier(network)) {
      return Loss.of(classifier.answer(samples.inputs()), samples.targets());
    }
  }
}
