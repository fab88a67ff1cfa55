package io.mien.trainer.dbn;

import io.mien.recognition.MienException;
import java.util.Map;

/** Steps of preprocessing as they stand in a file. */
final class StepArchive {

  private static final String CONTRAST = "contrast";
  private static final String GRADIENTS = "gradients";
  private static final String STANDARD = "standard";
  private static final String WHITE = "white";

  private StepArchive() {}

  /** Adds the arrays of a step and returns its kind. */
  static String put(Preprocessing.Step step, String prefix, Map<String, float[]> arrays) {
    if (step instanceof LocalContrast contrast) {
      arrays.put(prefix + "window", contrast.window());
      arrays.put(prefix + "floor", new float[] {contrast.floor()});
      return CONTRAST;
    }
    if (step instanceof OrientedGradients gradients) {
      arrays.put(
          prefix + "shape",
          new float[] {gradients.cell(), gradients.cosines().length, gradients.floor()});
      return GRADIENTS;
    }
    if (step instanceof Standardization standard) {
      arrays.put(prefix + "means", standard.means());
      arrays.put(prefix + "scales", standard.scales());
      return STANDARD;
    }
    arrays.put(prefix + "matrix", ((Whitening) step).matrix());
    return WHITE;
  }

  /** A step of a kind, for faces of an edge length. */
  static Preprocessing.Step read(String kind, String prefix, int size, ArrayFile file) {
    return switch (kind) {
      case CONTRAST ->
          new LocalContrast(
              size, size, file.array(prefix + "window"), file.array(prefix + "floor")[0]);
      case GRADIENTS -> gradients(size, file.array(prefix + "shape"));
      case STANDARD ->
          new Standardization(file.array(prefix + "means"), file.array(prefix + "scales"));
      case WHITE -> whitening(file.array(prefix + "matrix"));
      default ->
          throw new MienException(
              "The model prepares faces by '%s', which this version of mien does not know."
                  .formatted(kind));
    };
  }

  private static OrientedGradients gradients(int size, float[] shape) {
    return new OrientedGradients(size, (int) shape[0], (int) shape[1], shape[2]);
  }

  private static Whitening whitening(float[] matrix) {
    return new Whitening((int) Math.round(Math.sqrt(matrix.length)), matrix);
  }
}
