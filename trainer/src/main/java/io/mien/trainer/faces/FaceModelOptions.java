package io.mien.trainer.faces;

/**
 * How a face model is learned.
 *
 * @param components how many principal components people may differ in
 * @param agreement share of the votes that the emotion of a face must have, in (0, 1]
 * @param most faces for each emotion
 * @param exaggeration how far averages are moved away from neutral, as a factor, at least 1
 * @param spread factor on the variation between people: below 1, faces are closer to the average
 */
public record FaceModelOptions(
    int components, double agreement, int most, double exaggeration, double spread) {

  public FaceModelOptions {
    if (components < 8 || components > 400 || most < 2) {
      throw new IllegalArgumentException(
          "components %d lie in [8, 400], faces %d are at least 2".formatted(components, most));
    }
    if (!(agreement > 0 && agreement <= 1) || !(exaggeration >= 1) || !(spread > 0)) {
      throw new IllegalArgumentException(
          "agreement %s, exaggeration %s, spread %s".formatted(agreement, exaggeration, spread));
    }
  }

  /** What the shipped model was learned with. */
  public static FaceModelOptions defaults() {
    return new FaceModelOptions(64, 0.7, 1200, 1.5, 0.7);
  }
}
