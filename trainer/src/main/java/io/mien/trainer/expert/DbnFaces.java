package io.mien.trainer.expert;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.OnnxEmbedding;
import io.mien.recognition.emotion.OnnxOptions;
import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import io.mien.trainer.data.Truth;
import io.mien.trainer.dbn.DbnModel;
import io.mien.trainer.dbn.LabeledSamples;
import io.mien.trainer.dbn.Preprocessing;
import io.mien.trainer.dbn.Samples;
import io.mien.trainer.onnx.FeatureGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Faces as a deep belief network sees them.
 *
 * @param preprocessing of its inputs
 * @param features what comes before the network; empty for pixels
 * @param head what its targets are
 */
record DbnFaces(Preprocessing preprocessing, Optional<FeatureGraph> features, Truth head) {

  private static final Augmentation MILD = new Augmentation(8, 1.08, 0.04, 1.2, 0);
  private static final float LEVELS = 255;

  // Features of changed faces would have to be computed anew in every pass; pixels are cheap.
  IntFunction<LabeledSamples> passes(
      Examples examples, LabeledSamples still, ChildOptions options) {
    if (features.isPresent() || !options.augmented()) {
      return epoch -> still;
    }
    return epoch ->
        new LabeledSamples(
            preprocessing.apply(changed(examples, options.seed() * 1000 + epoch)), still.targets());
  }

  private static Samples changed(Examples examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<float[]> faces = new ArrayList<>(examples.size());
    for (int i = 0; i < examples.size(); i++) {
      AlignedCrop crop = examples.crop(i);
      float[] pixels = new float[crop.size() * crop.size()];
      MILD.apply(crop, random, pixels, 0);
      for (int k = 0; k < pixels.length; k++) {
        pixels[k] /= LEVELS;
      }
      faces.add(pixels);
    }
    return Samples.of(faces);
  }

  LabeledSamples samples(Examples examples) {
    List<float[]> targets = new ArrayList<>(examples.size());
    for (int i = 0; i < examples.size(); i++) {
      float[] target = new float[head.labels().size()];
      examples.putTarget(i, target, 0);
      targets.add(target);
    }
    List<AlignedCrop> crops = IntStream.range(0, examples.size()).mapToObj(examples::crop).toList();
    return new LabeledSamples(preprocessing.apply(inputs(crops)), Samples.of(targets));
  }

  Samples inputs(List<AlignedCrop> crops) {
    if (features.isEmpty()) {
      return DbnModel.pixels(crops);
    }
    FeatureGraph graph = features.get();
    try (OnnxEmbedding embedding =
        OnnxEmbedding.open(graph.model(), graph.output(), OnnxOptions.ALL_CORES)) {
      return Samples.of(embedding.of(crops));
    }
  }
}
