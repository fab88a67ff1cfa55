package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Examples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/**
 * What an adaptive network is held against: networks that learn the same faces by the same
 * fine-tuning but did not find their structure, or did not learn without labels first.
 *
 * <p>Source of the random weights: X. Glorot, Y. Bengio, Understanding the Difficulty of Training
 * Deep Feedforward Neural Networks (AISTATS 2010).
 */
public final class Baselines {

  private static final String TUNING = "tuning.mien";

  private final Path folder;
  private final TuningOptions tuning;
  private final FacePreparation preparation;

  /**
   * @param folder where checkpoints are written; created where missing
   * @param tuning as of the network that is compared
   * @param preparation as of the network that is compared
   */
  public Baselines(Path folder, TuningOptions tuning, FacePreparation preparation) {
    this.folder = requireNonNull(folder, "folder");
    this.tuning = requireNonNull(tuning, "tuning");
    this.preparation = requireNonNull(preparation, "preparation");
  }

  /**
   * A network of given sizes that begins with random weights.
   *
   * @param hidden neurons of each layer, from the input upwards
   * @return the network, or nothing if it was stopped before
   */
  public Optional<DbnModel> random(
      List<Integer> hidden,
      Examples training,
      Examples validation,
      DbnListener listener,
      BooleanSupplier stop) {
    FaceSamples faces = preparation.fit(DbnModel::pixels, training, validation);
    Random random = new Random(Seeds.mix(tuning.seed(), 1, 0));
    List<DenseLayer> layers = new ArrayList<>();
    int inputs = faces.training().inputs().features();
    for (int neurons : hidden) {
      layers.add(random(inputs, neurons, random));
      inputs = neurons;
    }
    int labels = FaceSamples.labels(training).size();
    try (FineTuning tuned = FineTuning.start(layers, labels, tuning, folder.resolve(TUNING))) {
      tuned.learn(faces::ofEpoch, faces.validation(), listener, stop);
      return tuned.finished() ? Optional.of(model(faces, tuned.best())) : Optional.empty();
    }
  }

  private static DenseLayer random(int inputs, int neurons, Random random) {
    double reach = Math.sqrt(6.0 / (inputs + neurons));
    float[] weights = new float[inputs * neurons];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (reach * (2 * random.nextDouble() - 1));
    }
    return new DenseLayer(inputs, weights, new float[neurons]);
  }

  /**
   * Logistic regression on what one RBM of a given size makes of a face; the RBM stays as it
   * learned without labels.
   *
   * @param passes of the RBM
   * @return the RBM's layer and the softmax layer, or nothing if it was stopped before
   */
  public Optional<DbnModel> logistic(
      int hidden,
      RbmOptions how,
      int passes,
      Examples training,
      Examples validation,
      DbnListener listener,
      BooleanSupplier stop) {
    FaceSamples faces = preparation.fit(DbnModel::pixels, training, validation);
    Samples inputs = faces.training().inputs();
    GrowthOptions fixed = GrowthOptions.fixed(passes);
    try (AdaptiveRbm rbm = AdaptiveRbm.start(1, inputs, hidden, how, fixed)) {
      rbm.learn(inputs, faces.validation().inputs(), listener, stop, () -> {});
      if (!rbm.finished()) {
        return Optional.empty();
      }
      IntFunction<LabeledSamples> seen = epoch -> above(rbm.rbm(), faces.ofEpoch(epoch));
      int labels = FaceSamples.labels(training).size();
      DenseLayer top = new DenseLayer(hidden, new float[hidden * labels], new float[labels]);
      try (FineTuning tuned = FineTuning.relearn(List.of(top), tuning, folder.resolve(TUNING))) {
        tuned.learn(seen, above(rbm.rbm(), faces.validation()), listener, stop);
        DenseLayer features =
            new DenseLayer(rbm.rbm().visible(), rbm.rbm().weights(), rbm.rbm().hiddenBias());
        return tuned.finished()
            ? Optional.of(model(faces, List.of(features, tuned.best().get(0))))
            : Optional.empty();
      }
    }
  }

  private static LabeledSamples above(Rbm rbm, LabeledSamples samples) {
    try (Measurement of = new Measurement(rbm, samples.inputs())) {
      return new LabeledSamples(of.hidden(), samples.targets());
    }
  }

  private static DbnModel model(FaceSamples faces, List<DenseLayer> layers) {
    Examples examples = faces.examples();
    return new DbnModel(
        examples.crop(0).size(), FaceSamples.labels(examples), faces.preprocessing(), layers);
  }
}
