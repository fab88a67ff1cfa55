package io.mien.trainer.faces;

/**
 * How a face model is learned.
 *
 * @param components how many principal components are kept
 * @param agreement share of the votes that the emotion of a face must have, in (0, 1]
 * @param exaggeration how far averages are moved away from neutral, as a factor, at least 1
 * @param spread factor on the variation between people: below 1, faces are closer to the average
 */
public record FaceModelOptions(
    int components, double agreement, double exaggeration, double spread) {

  public FaceModelOptions {
    if (components < 1 || components > 400) {
      throw new IllegalArgumentException("components lie in [1, 400]: " + components);
    }
    if (!(agreement > 0 && agreement <= 1) || !(exaggeration >= 1) || !(spread > 0)) {
      throw new IllegalArgumentException(
          "agreement %s, exaggeration %s, spread %s".formatted(agreement, exaggeration, spread));
    }
  }

  /** What the shipped model was learned with. */
  public static FaceModelOptions defaults() {
    return new FaceModelOptions(80, 0.7, 1.4, 0.8);
  }
}
