package io.mien.trainer.export;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.BundleWriter;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionEstimate;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.FaceData;
import io.mien.trainer.data.Fer2013;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.data.Usage;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.FaceFeatures;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.evaluate.Confusion;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.onnx.DbnExporter;
import io.mien.trainer.onnx.FeatureGraph;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a deep belief network into a bundle: graph, manifest, model card. */
public final class DbnBundleExport {

  /** Largest difference of a probability that an export may have. */
  public static final double TOLERANCE = 1e-5;

  private static final String GRAPH = "parent.onnx";
  private static final int COMPARED = 64;

  private final String name;
  private final String version;
  private final long seed;
  private final FaceFeatures features;
  private final @Nullable FeatureGraph featureGraph;

  /** Exports bundles of that name and version, learned with that seed from the pixels of faces. */
  public DbnBundleExport(String name, String version, long seed) {
    this(name, version, seed, DbnModel::pixels, null);
  }

  /**
   * Exports bundles of that name and version, learned with that seed from features.
   *
   * @param features the features of faces
   * @param graph what computes them in the exported graph; null for pixels
   */
  public DbnBundleExport(
      String name, String version, long seed, FaceFeatures features, @Nullable FeatureGraph graph) {
    this.name = name;
    this.version = version;
    this.seed = seed;
    this.features = features;
    this.featureGraph = graph;
  }

  /**
   * What came of an export.
   *
   * @param difference largest difference between ND4J and ONNX Runtime
   * @param figures on PublicTest, for each truth that the data has; none without PublicTest
   */
  public record Result(double difference, Map<Truth, Confusion> figures) {}

  /**
   * Exports a network and measures the exported graph on PublicTest.
   *
   * @param training what it learned from
   * @param validation what it was chosen by
   * @throws MienException if the graph does not compute what the network does, or nothing can be
   *     written
   */
  public Result export(
      DbnModel model,
      Examples training,
      Examples validation,
      FaceData data,
      Truth truth,
      Path folder) {
    TrainedOn trainedOn =
        TrainedOn.of(data, truth == Truth.VOTES, training.size(), true, validation.size());
    Map<String, String> provenance = provenance(model, training, trainedOn);
    byte[] graph =
        featureGraph == null
            ? DbnExporter.export(model, provenance)
            : DbnExporter.export(model, featureGraph, provenance);
    try (EmotionModel exported =
        OnnxEmotionModel.open(graph, model.labels(), OnnxOptions.DEFAULT)) {
      Result result =
          new Result(difference(model, exported, training), figures(exported, data, truth));
      if (!(result.difference() <= TOLERANCE)) {
        throw new MienException(
            "The exported graph differs from the network by %.2g in a probability; nothing was written."
                .formatted(result.difference()));
      }
      result
          .figures()
          .forEach((by, figures) -> provenance.put(key(by), percent(figures.accuracy())));
      BundleManifest draft =
          new BundleManifest(
              name,
              version,
              model.labels(),
              Fer2013.template(),
              List.of(BundleManifest.Graph.draft(BundleManifest.PARENT, GRAPH)),
              List.of(),
              provenance);
      String card = DbnCard.text(name, version, model, trainedOn, result);
      BundleWriter.write(
          folder,
          draft,
          Map.of(GRAPH, graph, "MODEL_CARD.md", card.getBytes(StandardCharsets.UTF_8)));
      return result;
    }
  }

  private double difference(DbnModel model, EmotionModel exported, Examples examples) {
    List<AlignedCrop> crops =
        IntStream.range(0, Math.min(COMPARED, examples.size())).mapToObj(examples::crop).toList();
    Samples expected = model.probabilities(features.of(crops));
    List<EmotionEstimate> found = exported.estimate(crops);
    double largest = 0;
    for (int i = 0; i < crops.size(); i++) {
      float[] values = found.get(i).probabilities().values();
      float[] row = expected.row(i);
      for (int k = 0; k < values.length; k++) {
        largest = Math.max(largest, Math.abs(values[k] - row[k]));
      }
    }
    return largest;
  }

  private static Map<Truth, Confusion> figures(EmotionModel exported, FaceData data, Truth truth) {
    List<LabeledFace> test = data.of(Usage.PUBLIC_TEST);
    Map<Truth, Confusion> figures = new EnumMap<>(Truth.class);
    if (!test.isEmpty()) {
      figures.put(Truth.LABEL, Evaluation.measure(exported, test, Truth.LABEL));
      if (truth == Truth.VOTES) {
        figures.put(Truth.VOTES, Evaluation.measure(exported, test, Truth.VOTES));
      }
    }
    return figures;
  }

  private Map<String, String> provenance(DbnModel model, Examples training, TrainedOn data) {
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("model", featureGraph == null ? "AdaptiveDbn" : "AdaptiveDbn on features");
    provenance.put("data", data.title());
    provenance.put("trainingSha256", training.fingerprint());
    provenance.put("seed", String.valueOf(seed));
    provenance.put("structure", model.structure().toString());
    return provenance;
  }

  private static String key(Truth truth) {
    return truth == Truth.VOTES ? "publicTestAccuracyVotes" : "publicTestAccuracyLabels";
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
