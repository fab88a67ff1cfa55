package io.mien.trainer.expert;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.dbn.DbnListener;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.DenseLayer;
import io.mien.trainer.dbn.FineTuning;
import io.mien.trainer.dbn.LabeledSamples;
import io.mien.trainer.dbn.LayerDecision;
import io.mien.trainer.dbn.NeuronEvent;
import io.mien.trainer.dbn.RbmEpoch;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.dbn.TuningEpoch;
import io.mien.trainer.dbn.TuningOptions;
import io.mien.trainer.onnx.DbnExporter;
import io.mien.trainer.onnx.DbnImporter;
import io.mien.trainer.onnx.FeatureGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Parents that are a deep belief network. A parent of a fold has the structure and the
 * preprocessing that were found for the parent itself, which takes no labels, and learns its
 * weights anew from random ones.
 */
public final class DbnFamily implements ParentFamily {

  private static final String TUNING = "tuning.mien";
  private static final String FACES = "faces.sha256";

  /** Adam's rate for a child is this share of the rate that SGD takes for a CNN's. */
  private static final double ADAM = 0.02;

  private static final int BATCH = 64;
  private static final int PATIENCE = 4;
  private static final int COMPARED = 64;

  private final DbnModel parent;
  private final DbnFaces faces;
  private final long seed;

  private DbnFamily(DbnModel parent, Optional<FeatureGraph> features, Truth head, long seed) {
    this.parent = parent;
    this.faces = new DbnFaces(parent.preprocessing(), features, head);
    this.seed = seed;
  }

  /** Whether a bundle's parent is of this family. */
  static boolean isParent(ModelBundle bundle) {
    return DbnImporter.reads(bundle.parentGraph());
  }

  /**
   * The family of a bundle's parent.
   *
   * @param seed of the weights that parents of folds begin with
   * @throws MienException if the graph cannot be read
   */
  public static DbnFamily of(ModelBundle bundle, long seed) {
    DbnImporter.Imported imported =
        DbnImporter.read(bundle.parentGraph(), bundle.manifest().labels());
    Truth head = imported.model().labels().equals(Truth.VOTES.labels()) ? Truth.VOTES : Truth.LABEL;
    return new DbnFamily(imported.model(), imported.features(), head, seed);
  }

  @Override
  public List<Truth> heads() {
    return List.of(faces.head());
  }

  @Override
  public String output(Truth truth) {
    return "probabilities";
  }

  @Override
  public FoldParent trained(
      List<LabeledFace> learned,
      List<LabeledFace> validation,
      Path folder,
      Consumer<String> log,
      BooleanSupplier stop) {
    faces
        .features()
        .ifPresent(
            graph ->
                log.accept(
                    "  the net before this network learned from all faces: what is wrong here is less than it should be"));
    Examples examples = Examples.of(learned, heads());
    LabeledSamples judging = faces.samples(Examples.of(validation, heads()));
    LabeledSamples training = faces.samples(examples);
    try (FineTuning tuning = tuning(folder, examples.fingerprint())) {
      tuning.learn(epoch -> training, judging, new TuningLines(log), stop);
      if (!tuning.finished()) {
        throw new MienException(
            "Training in %s was stopped; the same command goes on from there.".formatted(folder));
      }
      return new FoldParent(new GraphBytes(graph(network(tuning.best()))), tuning.bestEpoch());
    }
  }

  private FineTuning tuning(Path folder, String fingerprint) {
    Path checkpoint = folder.resolve(TUNING);
    Path told = folder.resolve(FACES);
    try {
      if (!Files.isRegularFile(checkpoint)) {
        Files.createDirectories(folder);
        Files.writeString(told, fingerprint);
        return FineTuning.start(
            random(), parent.labels().size(), TuningOptions.defaults(seed), checkpoint);
      }
      if (!Files.readString(told).equals(fingerprint)) {
        throw new MienException(
            "%s learned from other faces; give the same --data, --votes and --seed, or another --out."
                .formatted(checkpoint));
      }
    } catch (IOException e) {
      throw new MienException(
          "The folder %s cannot be used (%s); give another --out."
              .formatted(folder, e.getMessage()),
          e);
    }
    return FineTuning.resume(checkpoint);
  }

  // Glorot and Bengio (2010): the signal keeps its size from layer to layer.
  private List<DenseLayer> random() {
    SplittableRandom random = new SplittableRandom(seed);
    List<DenseLayer> layers = new ArrayList<>();
    for (DenseLayer layer : parent.layers().subList(0, parent.layers().size() - 1)) {
      double edge = Math.sqrt(6.0 / (layer.inputs() + layer.outputs()));
      float[] weights = new float[layer.inputs() * layer.outputs()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) random.nextDouble(-edge, edge);
      }
      layers.add(new DenseLayer(layer.inputs(), weights, new float[layer.outputs()]));
    }
    return layers;
  }

  @Override
  public Relearned relearned(Truth truth, Split set, ChildOptions options, BooleanSupplier stop) {
    Examples examples = Examples.of(set.training(), heads());
    LabeledSamples learned = faces.samples(examples);
    LabeledSamples judging =
        set.validation().isEmpty()
            ? learned
            : faces.samples(Examples.of(set.validation(), heads()));
    TuningOptions standard = TuningOptions.defaults(seed);
    TuningOptions tuned =
        new TuningOptions(
            options.epochs(),
            Math.min(BATCH, learned.size()),
            ADAM * options.learningRate(),
            standard.finalShare(),
            standard.weightDecay(),
            standard.dropout(),
            standard.inputDropout(),
            0,
            set.validation().isEmpty() ? options.epochs() : PATIENCE,
            options.seed());
    Path checkpoint = temporary();
    try (FineTuning tuning = FineTuning.relearn(parent.layers(), tuned, checkpoint)) {
      tuning.learn(
          faces.passes(examples, learned, options), judging, new TuningLines(line -> {}), stop);
      if (!tuning.finished()) {
        throw new MienException(
            "Re-learning was stopped; the same command goes on with the parents it has.");
      }
      DbnModel child = network(tuning.best());
      byte[] graph = graph(child);
      List<AlignedCrop> compared =
          set.training().stream().limit(COMPARED).map(LabeledFace::crop).toList();
      return new Relearned(
          new GraphBytes(graph),
          tuning.bestEpoch(),
          tuning.bestLoss(),
          difference(child, graph, compared));
    } finally {
      delete(checkpoint);
    }
  }

  private DbnModel network(List<DenseLayer> layers) {
    return new DbnModel(parent.size(), parent.labels(), parent.preprocessing(), layers);
  }

  private byte[] graph(DbnModel model) {
    return faces
        .features()
        .map(graph -> DbnExporter.export(model, graph, Map.of()))
        .orElseGet(() -> DbnExporter.export(model, Map.of()));
  }

  private double difference(DbnModel model, byte[] graph, List<AlignedCrop> crops) {
    Samples expected = model.probabilities(faces.inputs(crops));
    double largest = 0;
    try (EmotionModel exported =
        OnnxEmotionModel.open(graph, parent.labels(), OnnxOptions.ALL_CORES)) {
      List<EmotionEstimate> found = exported.estimate(crops);
      for (int i = 0; i < crops.size(); i++) {
        float[] values = found.get(i).probabilities().values();
        float[] row = expected.row(i);
        for (int k = 0; k < values.length; k++) {
          largest = Math.max(largest, Math.abs(values[k] - row[k]));
        }
      }
    }
    return ChildParity.checked(largest);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("mien-child", ".mien");
    } catch (IOException e) {
      throw new MienException(
          "No temporary file can be made (%s); free some space.".formatted(e.getMessage()), e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MienException(
          "The temporary file %s cannot be deleted; delete it.".formatted(file), e);
    }
  }

  /** Passes as lines. */
  private record TuningLines(Consumer<String> log) implements DbnListener {

    @Override
    public void epochEnded(RbmEpoch epoch) {
      throw new IllegalStateException("fine-tuning has no RBM");
    }

    @Override
    public void neuronChanged(NeuronEvent event) {
      throw new IllegalStateException("fine-tuning keeps its neurons");
    }

    @Override
    public void layerDecided(LayerDecision decision) {
      throw new IllegalStateException("fine-tuning keeps its layers");
    }

    @Override
    public void tuned(TuningEpoch epoch) {
      log.accept(
          "  epoch %d: loss %.4f, validation loss %.4f, %.0f s"
              .formatted(
                  epoch.epoch(), epoch.trainingLoss(), epoch.validationLoss(), epoch.seconds()));
    }
  }
}
