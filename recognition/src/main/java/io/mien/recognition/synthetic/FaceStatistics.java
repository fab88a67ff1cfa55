package io.mien.recognition.synthetic;

import io.mien.recognition.emotion.Emotion;
import java.util.List;

/** The numbers of a {@link FaceModel}, for faces scaled to mean 0 and deviation 1. Immutable. */
public final class FaceStatistics {

  private final int size;
  private final List<Emotion> emotions;
  private final float[][] averages;
  private final float[][] components;
  private final float[][] deviations;

  private FaceStatistics(
      int size,
      List<Emotion> emotions,
      float[][] averages,
      float[][] components,
      float[][] deviations) {
    this.size = size;
    this.emotions = List.copyOf(emotions);
    this.averages = averages;
    this.components = components;
    this.deviations = deviations;
  }

  /**
   * @param size edge length in pixels
   * @param emotions what can be drawn, neutral among them
   * @param averages one face of size x size for each emotion
   * @param components unit vectors of size x size
   * @param deviations for each emotion, the spread along each component
   * @throws IllegalArgumentException if the lengths do not fit together
   */
  public static FaceStatistics of(
      int size,
      List<Emotion> emotions,
      float[][] averages,
      float[][] components,
      float[][] deviations) {
    if (!emotions.contains(Emotion.NEUTRAL)) {
      throw new IllegalArgumentException("a face model can at least draw neutral faces");
    }
    return new FaceStatistics(
        size,
        emotions,
        copy(averages, emotions.size(), size * size),
        copy(components, components.length, size * size),
        copy(deviations, emotions.size(), components.length));
  }

  private static float[][] copy(float[][] rows, int count, int length) {
    if (rows.length != count) {
      throw new IllegalArgumentException(rows.length + " rows instead of " + count);
    }
    float[][] copy = new float[count][];
    for (int i = 0; i < count; i++) {
      if (rows[i].length != length) {
        throw new IllegalArgumentException(rows[i].length + " columns instead of " + length);
      }
      copy[i] = rows[i].clone();
    }
    return copy;
  }

  /** Edge length in pixels. */
  public int size() {
    return size;
  }

  /** What can be drawn. */
  public List<Emotion> emotions() {
    return emotions;
  }

  /** How many components there are. */
  public int components() {
    return components.length;
  }

  float deviation(int emotion, int component) {
    return deviations[emotion][component];
  }

  void addAverage(int emotion, double factor, double[] face) {
    add(averages[emotion], factor, face);
  }

  void addComponent(int component, double factor, double[] face) {
    add(components[component], factor, face);
  }

  private static void add(float[] part, double factor, double[] face) {
    for (int i = 0; i < face.length; i++) {
      face[i] += factor * part[i];
    }
  }

  float[] average(int emotion) {
    return averages[emotion].clone();
  }

  float[] component(int component) {
    return components[component].clone();
  }
}
