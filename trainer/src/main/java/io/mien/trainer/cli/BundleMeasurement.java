package io.mien.trainer.cli;

import io.mien.recognition.MienException;
import io.mien.recognition.bundle.BundleManifest;
import io.mien.recognition.bundle.ModelBundle;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.EmotionModel;
import io.mien.recognition.emotion.OnnxEmotionModel;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.recognition.route.ExpertChoice;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.evaluate.AffectScores;
import io.mien.trainer.evaluate.BundleFigures;
import io.mien.trainer.evaluate.Evaluation;
import io.mien.trainer.evaluate.GraphSize;
import io.mien.trainer.evaluate.InferenceSpeed;
import io.mien.trainer.evaluate.Labeling;
import io.mien.trainer.onnx.GraphParameters;
import io.mien.trainer.onnx.NetExporter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures a bundle as the stream serves it, on the CPU.
 *
 * @param experts which of its groups are asked
 */
record BundleMeasurement(ModelBundle bundle, ExpertChoice experts) {

  /**
   * Which labelings the bundle answers: FER2013's own if it has a head for them, and else the one
   * that its labels are of.
   *
   * @param known what the data tells; its own labels come last
   */
  List<Truth> answered(List<Truth> known) {
    if (hasOwnHead()) {
      return known;
    }
    List<Truth> same =
        known.stream().filter(truth -> truth.labels().equals(bundle.manifest().labels())).toList();
    return same.isEmpty() ? List.of(known.get(known.size() - 1)) : same;
  }

  private boolean hasOwnHead() {
    return bundle.manifest().graphs().stream()
        .anyMatch(graph -> graph.role().equals(BundleManifest.FER2013));
  }

  /** What it says of faces, and what is true. */
  Labeling labeling(List<LabeledFace> faces, Truth truth) {
    try (EmotionModel model = open(truth)) {
      boolean own = truth == Truth.LABEL && hasOwnHead();
      return new Labeling(
          truth, NetExporter.output(own ? 1 : 0), Evaluation.answers(model, faces, truth));
    }
  }

  // By FER2013's labels, the head that was trained on them answers where the bundle has one, and it
  // is the parent's. Else it is what the stream serves, experts included; by FER2013's labels,
  // contempt is then left out and the rest renormalised.
  private EmotionModel open(Truth truth) {
    Optional<OnnxEmotionModel> labeled =
        truth == Truth.LABEL ? bundle.openFer2013(OnnxOptions.DEFAULT) : Optional.empty();
    return labeled.isPresent() ? labeled.get() : served();
  }

  private EmotionModel served() {
    return bundle.openRouted(OnnxOptions.DEFAULT, experts);
  }

  /** How near its valence and arousal come; empty if it says none or nobody told them. */
  Optional<AffectScores> affect(List<LabeledFace> faces) {
    if (faces.stream().allMatch(face -> face.affect() == null)) {
      return Optional.empty();
    }
    try (EmotionModel model = served()) {
      return Evaluation.affect(model, faces);
    }
  }

  private static GraphSize size(Collection<byte[]> graphs) {
    return new GraphSize(
        graphs.stream().mapToLong(GraphParameters::count).sum(),
        graphs.stream().mapToLong(graph -> graph.length).sum());
  }

  /** What was found, with what the bundle costs. */
  BundleFigures figures(
      List<Labeling> labelings, @Nullable AffectScores affect, List<LabeledFace> faces) {
    if (labelings.stream().allMatch(labeling -> labeling.answers().isEmpty())) {
      throw new MienException("No face has a truth to write about; choose another --split.");
    }
    List<AlignedCrop> crops = faces.stream().map(LabeledFace::crop).toList();
    try (EmotionModel model = served()) {
      return new BundleFigures(
          labelings,
          affect,
          size(List.of(bundle.parentGraph())),
          size(bundle.graphs().values()),
          InferenceSpeed.of(model, crops));
    }
  }
}
