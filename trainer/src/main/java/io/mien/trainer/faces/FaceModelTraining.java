package io.mien.trainer.faces;

import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.recognition.synthetic.FaceStatistics;
import io.mien.trainer.linear.PrincipalComponents;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link FaceModel}: the average of each emotion, and what is left of each face as
 * principal components. Who is drawn must not change what is felt, so the directions that tell
 * emotions apart (Fisher's linear discriminants) are taken out of the components.
 */
public final class FaceModelTraining {

  private final FaceModelOptions options;
  private final List<Emotion> emotions;
  private final List<List<float[]>> faces;

  private FaceModelTraining(
      FaceModelOptions options, List<Emotion> emotions, List<List<float[]>> faces) {
    this.options = options;
    this.emotions = emotions;
    this.faces = faces;
  }

  /**
   * Learns from aligned gray faces.
   *
   * @param emotions what can be drawn, neutral among them
   * @param crops the faces of each emotion, at least two, all of one size
   */
  public static FaceModel learn(
      List<Emotion> emotions, List<List<AlignedCrop>> crops, FaceModelOptions options) {
    List<List<float[]>> faces = new ArrayList<>();
    for (List<AlignedCrop> ofEmotion : crops) {
      List<float[]> both = new ArrayList<>();
      for (AlignedCrop crop : ofEmotion) {
        both.add(standardized(crop, false));
        both.add(standardized(crop, true));
      }
      faces.add(both);
    }
    return new FaceModelTraining(options, emotions, faces).model(crops.get(0).get(0).size());
  }

  // Mean 0 and deviation 1, so that light does not pass for a person; mirrored, for symmetry.
  private static float[] standardized(AlignedCrop crop, boolean mirrored) {
    byte[] pixels = crop.pixels();
    int size = crop.size();
    float[] face = new float[pixels.length];
    double mean = 0;
    double squares = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int level = pixels[y * size + (mirrored ? size - 1 - x : x)] & 0xff;
        face[y * size + x] = level;
        mean += level / (double) face.length;
        squares += level * (double) level / face.length;
      }
    }
    double deviation = Math.sqrt(Math.max(1, squares - mean * mean));
    for (int i = 0; i < face.length; i++) {
      face[i] = (float) ((face[i] - mean) / deviation);
    }
    return face;
  }

  private FaceModel model(int size) {
    float[][] averages = faces.stream().map(Vectors::mean).toArray(float[][]::new);
    float[][] differences = new float[averages.length][];
    float[] neutral = averages[emotions.indexOf(Emotion.NEUTRAL)];
    List<float[]> rest = new ArrayList<>();
    for (int e = 0; e < averages.length; e++) {
      float[] average = averages[e];
      differences[e] = Vectors.minus(average, neutral);
      faces.get(e).forEach(face -> rest.add(Vectors.minus(face, average)));
    }
    float[][] people = people(rest, differences);
    float[][] components = new float[people.length][];
    float[] spreads = new float[people.length];
    for (int c = 0; c < people.length; c++) {
      double length = Math.sqrt(Vectors.dot(people[c], people[c]));
      components[c] = Vectors.scaled(people[c], 1 / length);
      spreads[c] = (float) (options.spread() * length);
    }
    float[][] exaggerated = new float[averages.length][];
    float[][] deviations = new float[averages.length][];
    for (int e = 0; e < averages.length; e++) {
      exaggerated[e] = Vectors.beyond(neutral, averages[e], options.exaggeration());
      deviations[e] = spreads.clone();
    }
    return FaceModel.of(FaceStatistics.of(size, emotions, exaggerated, components, deviations));
  }

  /**
   * What people differ in, each row scaled to one standard deviation. Within-class scatter is
   * diagonal in the principal components of the rest, so Fisher's discriminants are, in whitened
   * coordinates, the whitened differences of the averages; an orthonormal basis of their complement
   * is left.
   */
  private float[][] people(List<float[]> rest, float[][] differences) {
    float[][] components = PrincipalComponents.of(rest, options.components());
    double[] deviations = new double[components.length];
    for (int c = 0; c < components.length; c++) {
      deviations[c] = Vectors.deviation(rest, components[c]);
    }
    List<float[]> discriminants = new ArrayList<>();
    for (float[] difference : differences) {
      float[] whitened = new float[components.length];
      for (int c = 0; c < whitened.length; c++) {
        whitened[c] = (float) (Vectors.dot(difference, components[c]) / deviations[c]);
      }
      discriminants.add(whitened);
    }
    List<float[]> complement = Vectors.complement(discriminants, components.length);
    float[][] people = new float[complement.size()][];
    for (int p = 0; p < people.length; p++) {
      float[] sum = new float[components[0].length];
      for (int c = 0; c < components.length; c++) {
        Vectors.add(sum, components[c], complement.get(p)[c] * deviations[c]);
      }
      people[p] = sum;
    }
    return people;
  }
}
