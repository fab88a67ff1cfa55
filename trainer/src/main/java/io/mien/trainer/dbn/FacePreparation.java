package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How faces become samples.
 *
 * @param input what of the pixels is seen
 * @param standardize whether every pixel gets mean 0 and deviation 1
 * @param whiten e of ZCA, which comes last; 0 for none
 * @param augmentation by which fine-tuning changes the training faces anew in every pass; null for
 *     none
 * @param pool how many changed variants of every face are computed once, for features that cost too
 *     much to be computed in every pass; 0 changes pixels anew in every pass
 * @param seed of the augmentation
 */
public record FacePreparation(
    FaceInput input,
    boolean standardize,
    double whiten,
    @Nullable Augmentation augmentation,
    int pool,
    long seed) {

  /** Of the window of local contrast, in pixels of a face of 48. */
  private static final double WINDOW = 4;

  public FacePreparation {
    requireNonNull(input, "input");
    if (!(whiten >= 0) || (whiten > 0 && !standardize)) {
      throw new IllegalArgumentException(
          "ZCA wants standardized pixels and an epsilon above 0: " + whiten);
    }
    if (pool < 0) {
      throw new IllegalArgumentException(pool + " variants of every face");
    }
  }

  /** Faces whose pixels are changed anew in every pass. */
  public FacePreparation(
      FaceInput input,
      boolean standardize,
      double whiten,
      @Nullable Augmentation augmentation,
      long seed) {
    this(input, standardize, whiten, augmentation, 0, seed);
  }

  /**
   * Fits preprocessing to training faces and prepares both.
   *
   * @param features what of a face is learned from
   */
  FaceSamples fit(FaceFeatures features, Examples training, Examples validation) {
    int size = training.crop(0).size();
    List<Preprocessing.Fit> fits = new ArrayList<>();
    switch (input) {
      case LEVELS -> {}
      case CONTRAST -> fits.add(samples -> LocalContrast.fit(samples, size, size, WINDOW));
      case GRADIENTS -> fits.add(samples -> OrientedGradients.of(size));
    }
    if (standardize) {
      fits.add(Standardization::fit);
    }
    if (whiten > 0) {
      fits.add(samples -> Whitening.fit(samples, whiten));
    }
    Samples seen = features(features, training);
    Preprocessing fitted = Preprocessing.fit(seen, fits);
    Samples still = fitted.apply(seen);
    return new FaceSamples(
        training,
        fitted,
        new LabeledSamples(still, targets(training)),
        new LabeledSamples(fitted.apply(features(features, validation)), targets(validation)),
        inputs(features, training, fitted, still));
  }

  private IntFunction<Samples> inputs(
      FaceFeatures features, Examples training, Preprocessing fitted, Samples still) {
    if (augmentation == null) {
      return epoch -> still;
    }
    return pool > 0
        ? FeaturePool.of(features, training, fitted, still, augmentation, pool, seed)::ofEpoch
        : new ChangedFaces(training, fitted, augmentation, seed)::ofEpoch;
  }

  private static Samples features(FaceFeatures features, Examples examples) {
    return features.of(IntStream.range(0, examples.size()).mapToObj(examples::crop).toList());
  }

  private static Samples targets(Examples examples) {
    List<float[]> targets = new ArrayList<>(examples.size());
    for (int i = 0; i < examples.size(); i++) {
      float[] target = new float[FaceSamples.labels(examples).size()];
      examples.putTarget(i, target, 0);
      targets.add(target);
    }
    return Samples.of(targets);
  }
}
