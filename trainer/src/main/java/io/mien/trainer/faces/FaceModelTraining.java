package io.mien.trainer.faces;

import io.mien.recognition.MienException;
import io.mien.recognition.crop.AlignedCrop;
import io.mien.recognition.emotion.Emotion;
import io.mien.recognition.emotion.Probabilities;
import io.mien.recognition.synthetic.FaceModel;
import io.mien.recognition.synthetic.FaceStatistics;
import io.mien.trainer.data.LabeledFace;
import io.mien.trainer.data.Truth;
import io.mien.trainer.linear.PrincipalComponents;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link FaceModel}: the average of each emotion, and the principal components of what is
 * left of each face. Directions between averages are taken out of the components, so that who is
 * drawn does not change what is felt.
 */
public final class FaceModelTraining {

  private final FaceModelOptions options;
  private final int size;
  private final List<Emotion> emotions;
  private final List<List<float[]>> faces;

  private FaceModelTraining(
      FaceModelOptions options, int size, List<Emotion> emotions, List<List<float[]>> faces) {
    this.options = options;
    this.size = size;
    this.emotions = emotions;
    this.faces = faces;
  }

  /**
   * Learns from the faces on whose emotion the annotators agree.
   *
   * @throws MienException if an emotion has too few of them
   */
  public static FaceModel learn(List<LabeledFace> faces, Truth truth, FaceModelOptions options) {
    List<List<float[]>> byEmotion = new ArrayList<>();
    for (Emotion emotion : truth.labels()) {
      List<float[]> chosen = new ArrayList<>();
      for (LabeledFace face : faces) {
        double share = truth.target(face).map(target -> shareOf(target, emotion)).orElse(0.0);
        if (share >= options.agreement()) {
          chosen.add(standardized(face.crop(), false));
          chosen.add(standardized(face.crop(), true));
        }
      }
      if (chosen.size() < 2) {
        throw new MienException(
            "No face shows %s with %.0f %% of the votes; give a smaller --agreement or more faces."
                .formatted(emotion.label(), 100 * options.agreement()));
      }
      byEmotion.add(chosen);
    }
    int size = faces.get(0).crop().size();
    return new FaceModelTraining(options, size, truth.labels(), byEmotion).model();
  }

  private static double shareOf(Probabilities target, Emotion emotion) {
    return target.of(emotion);
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

  private FaceModel model() {
    float[][] averages = faces.stream().map(Vectors::mean).toArray(float[][]::new);
    List<float[]> rest = new ArrayList<>();
    List<List<float[]>> restByEmotion = new ArrayList<>();
    for (int e = 0; e < emotions.size(); e++) {
      float[] average = averages[e];
      List<float[]> deviations =
          faces.get(e).stream().map(face -> Vectors.minus(face, average)).toList();
      restByEmotion.add(deviations);
      rest.addAll(deviations);
    }
    float[][] components = components(rest, averages);
    float[][] spreads = new float[emotions.size()][components.length];
    for (int e = 0; e < emotions.size(); e++) {
      for (int c = 0; c < components.length; c++) {
        spreads[e][c] =
            (float) (options.spread() * Vectors.deviation(restByEmotion.get(e), components[c]));
      }
    }
    return FaceModel.of(
        FaceStatistics.of(size, emotions, exaggerated(averages), components, spreads));
  }

  private float[][] components(List<float[]> rest, float[][] averages) {
    float[] neutral = averages[emotions.indexOf(Emotion.NEUTRAL)];
    List<float[]> directions = new ArrayList<>();
    for (float[] average : averages) {
      if (average != neutral) {
        directions.add(Vectors.minus(average, neutral));
      }
    }
    List<float[]> basis = Vectors.orthonormal(directions);
    List<float[]> projected = new ArrayList<>(rest.size());
    for (float[] face : rest) {
      projected.add(Vectors.without(face, basis));
    }
    return PrincipalComponents.of(projected, options.components());
  }

  private float[][] exaggerated(float[][] averages) {
    float[] neutral = averages[emotions.indexOf(Emotion.NEUTRAL)];
    float[][] moved = new float[averages.length][];
    for (int e = 0; e < moved.length; e++) {
      moved[e] = Vectors.beyond(neutral, averages[e], options.exaggeration());
    }
    return moved;
  }
}
