package io.mien.trainer.faces;

import io.mien.recognition.crop.CropTemplate;
import io.mien.recognition.face.Landmarks;
import io.mien.recognition.face.Point;
import java.util.List;

/**
 * Where the eyes of a data set's faces lie, in pixels of their crops: the measurement behind a crop
 * template.
 *
 * @param faces how many were looked at
 * @param found on how many eyes were found
 */
public record EyePositions(
    int faces, int found, Spread rightX, Spread rightY, Spread leftX, Spread leftY) {

  /** Lower quartile, median and upper quartile. */
  public record Spread(float lower, float median, float upper) {

    static Spread of(List<Float> values) {
      List<Float> sorted = values.stream().sorted().toList();
      return new Spread(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static float at(List<Float> sorted, double share) {
      return sorted.get(
          (int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }

    @Override
    public String toString() {
      return "%.1f (%.1f to %.1f)".formatted(median, lower, upper);
    }
  }

  /**
   * @param faces how many were looked at
   * @param found the landmarks of those on which a face was found, at least one
   */
  public static EyePositions of(int faces, List<Landmarks> found) {
    return new EyePositions(
        faces,
        found.size(),
        Spread.of(found.stream().map(eyes -> eyes.rightEye().x()).toList()),
        Spread.of(found.stream().map(eyes -> eyes.rightEye().y()).toList()),
        Spread.of(found.stream().map(eyes -> eyes.leftEye().x()).toList()),
        Spread.of(found.stream().map(eyes -> eyes.leftEye().y()).toList()));
  }

  /**
   * The template that puts eyes at the medians, made symmetric: live crops then look like the data
   * set's, and a mirrored face like its original.
   */
  public CropTemplate template(int size) {
    float inset = (rightX.median + (size - 1 - leftX.median)) / 2;
    float y = (rightY.median + leftY.median) / 2;
    return new CropTemplate(
        size,
        1,
        new Point(rounded(inset), rounded(y)),
        new Point(rounded(size - 1 - inset), rounded(y)));
  }

  private static float rounded(float pixels) {
    return Math.round(10 * pixels) / 10f;
  }
}
