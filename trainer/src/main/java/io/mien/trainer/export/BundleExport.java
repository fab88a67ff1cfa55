package io.mien.trainer.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.recognition.MienException;
import io.mien.recognition.bundle.AffectOrigin;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.crop.CropTemplate;
import io.mien.trainer.cnn.Checkpoint;
import io.mien.trainer.cnn.Net;
import io.mien.trainer.cnn.NetShape;
import io.mien.trainer.cnn.TrainOptions;
import io.mien.trainer.cnn.TrainingState;
import io.mien.trainer.cnnreport.HeadAnswers;
import io.mien.trainer.data.AffectSource;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Split;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.data.layout.ReadOptions;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.evaluate.Answer;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.evaluate.Temperature;
import io.mien.trainer.onnx.NetExporter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a checkpoint into a bundle: graph, manifest, model card. */
public final class BundleExport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GRAPH = "parent.onnx";
  private static final int COMPARED = 64;

  private final String name;
  private final String version;
  private final String note;
  private final boolean calibrated;

  /**
   * Exports calibrated bundles of that name and version.
   *
   * @param note what the model card is to tell beside what the checkpoint knows; may be empty
   */
  public BundleExport(String name, String version, String note) {
    this(name, version, note, true);
  }

  /**
   * Exports bundles of that name and version.
   *
   * @param calibrated whether each head is brought to the temperature that suits validation
   */
  public BundleExport(String name, String version, String note, boolean calibrated) {
    this.note = note;
    this.name = name;
    this.version = version;
    this.calibrated = calibrated;
  }

  /**
   * What came of an export.
   *
   * @param difference largest difference between libtorch and ONNX Runtime
   * @param figures on PublicTest, for each truth that the data has; none without PublicTest
   * @param calibrations of the same truths; of none if it was not asked for
   * @param affect how near valence and arousal of PublicTest come; null where they are not learned
   *     or nobody told them
   */
  public record Result(
      double difference,
      Map<Truth, Confusion> figures,
      Map<Truth, HeadCalibration> calibrations,
      @Nullable AffectScores affect) {}

  /**
   * Exports the averaged weights of a checkpoint and measures the exported graph on PublicTest, if
   * the data has that.
   *
   * @param truth what the checkpoint was trained on
   * @throws MienException if the graph does not compute what the net does, or nothing can be
   *     written
   */
  public Result export(Path checkpoint, FaceData data, Truth truth, Path folder) {
    TrainingState state = Checkpoint.state(checkpoint);
    List<Truth> heads = state.options().shape().heads();
    if (heads.get(0) != truth) {
      throw new MienException(
          "%s answers by %s, and --data is labeled by %s; give the --data and --votes it was trained with."
              .formatted(checkpoint, heads.get(0).title(), truth.title()));
    }
    try (Net net = Checkpoint.averagedNet(checkpoint)) {
      net.roundKernels();
      TrainedOn trainedOn = trainedOn(state, data);
      Map<String, String> provenance = provenance(state, trainedOn);
      List<HeadAnswers> answers = calibrated ? validated(net, state, checkpoint, data) : List.of();
      List<Double> temperatures = temperatures(answers, heads);
      if (calibrated) {
        provenance.put("temperatures", String.valueOf(temperatures));
      }
      byte[] graph = NetExporter.export(net.weights(), provenance, temperatures);
      try (ExportedModels models = ExportedModels.open(graph, heads)) {
        Result result = measured(net, models, data, heads, answers);
        result
            .figures()
            .forEach((by, figures) -> provenance.put(key(by), percent(figures.accuracy())));
        if (result.affect() != null) {
          provenance.put("publicTestValenceArousal", result.affect().sentence());
        }
        String card = ModelCard.text(name, version, note, net, state, trainedOn, result);
        BundleManifest draft =
            new BundleManifest(
                name,
                version,
                truth.labels(),
                template(net.shape()),
                graphs(heads),
                List.of(),
                provenance);
        BundleWriter.write(
            folder,
            draft,
            Map.of(GRAPH, graph, "MODEL_CARD.md", card.getBytes(StandardCharsets.UTF_8)));
        return result;
      }
    }
  }

  // Who trained on a part of the faces, as for parents of folds, has other ones than the split.
  private static TrainedOn trainedOn(TrainingState state, FaceData data) {
    TrainOptions options = state.options();
    List<Truth> heads = options.shape().heads();
    Split split = Split.of(data, Split.VALIDATION_SHARE, options.seed());
    Examples training = Examples.of(split.training(), heads, options.affect().source());
    return TrainedOn.of(
        data,
        heads.contains(Truth.VOTES),
        training.size(),
        training.fingerprint().equals(state.dataFingerprint()),
        Examples.of(split.validation(), heads, options.affect().source()).size());
  }

  // The very faces that the checkpoint was chosen by: on those it learned from, any net is too
  // sure.
  private static List<HeadAnswers> validated(
      Net net, TrainingState state, Path checkpoint, FaceData data) {
    List<Truth> heads = net.shape().heads();
    List<LabeledFace> validation =
        Split.of(data, Split.VALIDATION_SHARE, state.options().seed()).validation();
    if (!Examples.of(validation, heads, state.options().affect().source())
        .fingerprint()
        .equals(state.validationFingerprint())) {
      throw new MienException(
          "%s was validated on other faces than this data gives it to be calibrated on; give the --data and --votes it was trained with, or --no-calibration."
              .formatted(checkpoint));
    }
    return HeadAnswers.of(net::probabilities, heads, validation);
  }

  private static List<Double> temperatures(List<HeadAnswers> answers, List<Truth> heads) {
    return answers.isEmpty()
        ? Collections.nCopies(heads.size(), 1.0)
        : answers.stream().map(head -> head.scaling().temperature().value()).toList();
  }

  /** The faces that a net takes, in FER2013's pose. */
  public static CropTemplate template(NetShape shape) {
    return ReadOptions.template(shape.size(), shape.channels());
  }

  // Both roles are played by one file: the heads share everything up to their last layer.
  private static List<BundleManifest.Graph> graphs(List<Truth> heads) {
    BundleManifest.Graph parent = BundleManifest.Graph.draft(BundleManifest.PARENT, GRAPH);
    return heads.size() == 1
        ? List.of(parent)
        : List.of(parent, BundleManifest.Graph.draft(BundleManifest.FER2013, GRAPH));
  }

  private static Result measured(
      Net net,
      ExportedModels models,
      FaceData data,
      List<Truth> heads,
      List<HeadAnswers> validated) {
    List<LabeledFace> test = data.of(Usage.PUBLIC_TEST);
    List<AlignedCrop> compared =
        (test.isEmpty() ? data.of(Usage.TRAINING) : test)
            .stream().limit(COMPARED).map(LabeledFace::crop).toList();
    double difference = 0;
    Map<Truth, Confusion> figures = new EnumMap<>(Truth.class);
    Map<Truth, HeadCalibration> calibrations = new EnumMap<>(Truth.class);
    for (int head = 0; head < heads.size(); head++) {
      Truth truth = heads.get(head);
      int first = net.shape().firstOutput(head);
      Temperature temperature =
          validated.isEmpty() ? Temperature.NONE : validated.get(head).scaling().temperature();
      difference =
          Math.max(
              difference,
              Parity.largestDifference(net, first, temperature, models.of(head), compared));
      List<Answer> answers = Evaluation.answers(models.of(head), test, truth);
      if (!test.isEmpty()) {
        figures.put(truth, Evaluation.confusion(answers, truth));
      }
      if (!validated.isEmpty()) {
        calibrations.put(truth, HeadCalibration.of(validated.get(head).scaling(), answers));
      }
    }
    if (!(difference <= Parity.TOLERANCE)) {
      throw new MienException(
          "The exported graph differs from the net by %.2g in a probability; nothing was written."
              .formatted(difference));
    }
    return new Result(
        difference, figures, calibrations, Evaluation.affect(models.of(0), test).orElse(null));
  }

  private static Map<String, String> provenance(TrainingState state, TrainedOn data) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("model", state.options().shape().title());
    provenance.put("data", data.title());
    provenance.put("trainingSha256", state.dataFingerprint());
    provenance.put("validationSha256", state.validationFingerprint());
    provenance.put("seed", String.valueOf(state.options().seed()));
    provenance.put("epochs", String.valueOf(state.epochs()));
    state
        .best()
        .ifPresent(
            best ->
                provenance.put(
                    "validationAccuracy",
                    best.accuracies().stream()
                        .map(BundleExport::percent)
                        .collect(Collectors.joining(", "))));
    if (state.options().affect().source() != AffectSource.NONE) {
      provenance.put(AffectOrigin.KEY, state.options().affect().source().title());
    }
    if (state.options().affect().alone()) {
      provenance.put("emotions", "told from valence and arousal by the nearest published centers");
    }
    try {
      provenance.put("options", JSON.writeValueAsString(state.options()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of numbers has a JSON form", e);
    }
    return provenance;
  }

  private static String key(Truth truth) {
    return truth == Truth.VOTES ? "publicTestAccuracyVotes" : "publicTestAccuracyLabels";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
