package io.mien.trainer.expert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.CnnTraining;
import io.mien.trainer.cnn.CompactNet;
import io.mien.trainer.cnn.EpochFigures;
import io.mien.trainer.cnn.Learned;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.NetWeights;
import io.mien.trainer.cnn.RelearnOptions;
import io.mien.trainer.cnn.Relearning;
import io.mien.trainer.cnn.Task;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingListener;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.MirrorImage;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.onnx.CompactNetImporter;
import io.mien.trainer.onnx.NetExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Parents that are a {@link CompactNet}. A child answers with the mean over a face and its mirror
 * image: it sees few faces, so that the second look costs little.
 */
public final class CnnFamily implements ParentFamily {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Augmentation NONE = new Augmentation(0, 1, 0, 1, 0);
  private static final int COMPARED = 64;

  private final NetWeights parent;
  private final TrainOptions options;

  private CnnFamily(NetWeights parent, TrainOptions options) {
    this.parent = parent;
    this.options = options;
  }

  /** Whether a bundle's parent is of this family. */
  static boolean isParent(ModelBundle bundle) {
    return CompactNetImporter.canRead(bundle.parentGraph());
  }

  /**
   * The family of a bundle's parent; folds are trained with the options in its provenance.
   *
   * @param foldEpochs passes of a fold's parent
   * @throws MienException if the graph or the options cannot be read
   */
  public static CnnFamily of(ModelBundle bundle, int foldEpochs) {
    String told = bundle.manifest().provenance().get("options");
    if (told == null) {
      throw new MienException(
          "The bundle %s does not say how its net was trained; give one of mien export."
              .formatted(bundle.manifest().name()));
    }
    try {
      TrainOptions options = JSON.readValue(told, TrainOptions.class);
      if (!(options.shape() instanceof CompactNet shape) || shape.task() == Task.AFFECT) {
        throw new MienException(
            "The parent of the bundle %s is a %s, and children learn on from a CompactNet that learned emotions."
                .formatted(bundle.manifest().name(), options.shape().title()));
      }
      return new CnnFamily(
          CompactNetImporter.read(bundle.parentGraph(), shape.dropout()),
          lasting(options, foldEpochs));
    } catch (JsonProcessingException e) {
      throw new MienException(
          "The training options in the provenance of the bundle %s cannot be read; give one of mien export."
              .formatted(bundle.manifest().name()),
          e);
    }
  }

  /**
   * What the parent of a fold is trained with: the parent's options for fewer passes, with the same
   * share of plain ones, and without teachers. A teacher that learned the faces held back would
   * tell of them.
   */
  static TrainOptions lasting(TrainOptions o, int epochs) {
    return o.change()
        .epochs(epochs)
        .plainEpochs(o.plainEpochs() * epochs / o.epochs())
        .warmupEpochs(Math.min(o.warmupEpochs(), epochs - 1))
        .threads(Runtime.getRuntime().availableProcessors())
        .methods(o.methods().withoutTeachers())
        .done();
  }

  @Override
  public List<Truth> heads() {
    return parent.shape().heads();
  }

  @Override
  public String output(Truth head) {
    return NetExporter.output(heads().indexOf(head));
  }

  @Override
  public FoldParent trained(
      List<LabeledFace> learned,
      List<LabeledFace> validation,
      Path folder,
      Consumer<String> log,
      BooleanSupplier stop) {
    Examples training = Examples.of(learned, heads());
    Examples judging = Examples.of(validation, heads());
    try (CnnTraining run = run(training, judging, folder)) {
      TrainingState state = run.run(new Lines(log), stop);
      if (state.epochs() < options.epochs()) {
        throw new MienException(
            "Training in %s was stopped after %d of %d epochs; the same command goes on from there."
                .formatted(folder, state.epochs(), options.epochs()));
      }
    }
    Path best = folder.resolve(CnnTraining.BEST);
    int epoch = Checkpoint.state(best).best().orElseThrow().epoch();
    try (Net net = Checkpoint.averagedNet(best)) {
      net.roundKernels();
      return new FoldParent(new GraphBytes(NetExporter.export(net.weights(), Map.of())), epoch);
    }
  }

  private CnnTraining run(Examples training, Examples validation, Path folder) {
    Path last = folder.resolve(CnnTraining.LAST);
    if (!Files.isRegularFile(last)) {
      createFolder(folder);
      return CnnTraining.start(options, training, validation, folder);
    }
    TrainOptions found = lasting(Checkpoint.state(last).options(), options.epochs());
    if (!found.equals(options) || Checkpoint.state(last).options().epochs() != options.epochs()) {
      throw new MienException(
          "%s was trained with other options than the parent's for %d epochs; give its --fold-epochs or another --out."
              .formatted(last, options.epochs()));
    }
    return CnnTraining.resume(training, validation, folder, told -> options);
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new MienException(
          "The folder %s cannot be made; give another --out.".formatted(folder), e);
    }
  }

  @Override
  public Relearned relearned(Truth head, Split set, ChildOptions child, BooleanSupplier stop) {
    Examples learned = Examples.of(set.training(), List.of(head));
    Examples heldBack = Examples.of(set.validation(), List.of(head));
    RelearnOptions standard = RelearnOptions.defaults(child.seed());
    RelearnOptions chosen =
        new RelearnOptions(
            child.augmented() ? options.augmentation() : NONE,
            child.epochs(),
            standard.patience(),
            standard.batch(),
            child.learningRate(),
            standard.weightDecay(),
            standard.averageDecay(),
            options.bfloat16(),
            options.threads(),
            child.seed());
    try (Relearning relearning =
        new Relearning(parent.only(heads().indexOf(head)), chosen, learned)) {
      Relearning.Result result = relearning.run(heldBack, stop);
      byte[] graph = graph(result.weights(), child.augmented());
      List<AlignedCrop> compared =
          Stream.concat(set.validation().stream(), set.training().stream())
              .limit(COMPARED)
              .map(LabeledFace::crop)
              .toList();
      return new Relearned(
          new GraphBytes(graph),
          result.epoch(),
          result.history().get(result.epoch() - 1).validationLoss(),
          difference(result.weights(), graph, head, compared, child.augmented()));
    }
  }

  // One that never learned a mirror image has nothing to say about it.
  private static byte[] graph(NetWeights child, boolean mirrored) {
    Map<String, String> metadata = Map.of("child", "re-learned");
    return mirrored
        ? NetExporter.exportMirrored(child, metadata)
        : NetExporter.export(child, metadata);
  }

  private static double difference(
      NetWeights weights, byte[] graph, Truth head, List<AlignedCrop> crops, boolean mirrored) {
    try (Net net = Net.of(weights);
        EmotionModel model = OnnxEmotionModel.open(graph, head.labels(), OnnxOptions.DEFAULT)) {
      List<float[]> faces = net.probabilities(crops);
      List<float[]> others =
          mirrored ? net.probabilities(crops.stream().map(MirrorImage::of).toList()) : faces;
      List<EmotionEstimate> found = model.estimate(crops);
      double largest = 0;
      for (int i = 0; i < crops.size(); i++) {
        float[] values = found.get(i).probabilities().values();
        for (int k = 0; k < values.length; k++) {
          float expected = (faces.get(i)[k] + others.get(i)[k]) / 2;
          largest = Math.max(largest, Math.abs(values[k] - expected));
        }
      }
      return ChildParity.checked(largest);
    }
  }

  /** Epochs as lines. */
  private record Lines(Consumer<String> log) implements TrainingListener {

    @Override
    public void stepped(long step, long total, Learned learned) {
      // A line for each of some hundred steps would say nothing that its epoch does not.
    }

    @Override
    public void epochEnded(EpochFigures figures) {
      log.accept(
          "  epoch %d: loss %.4f, validation loss %.4f, %.0f s"
              .formatted(
                  figures.epoch(),
                  figures.trainingLoss(),
                  figures.validationLoss(),
                  figures.seconds()));
    }
  }
}
