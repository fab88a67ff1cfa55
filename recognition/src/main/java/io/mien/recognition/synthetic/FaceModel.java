package io.mien.recognition.synthetic;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.Emotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A linear model of gray faces: an average face for each emotion, and principal components of what
 * else varies between people, with the spread of each component for each emotion. Draws faces of
 * people who do not exist. Immutable and thread-safe.
 *
 * <p>Source of the method: Turk and Pentland, Eigenfaces for Recognition (1991); Cootes, Edwards,
 * Taylor, Active Appearance Models (2001).
 */
public final class FaceModel {

  // Where drawn gray levels lie: bright enough for detectors, rarely clipped. Averages are smooth,
  // so
  // with the contrast of photographs they would look harsh.
  private static final double MEAN_LEVEL = 125;
  private static final double LEVEL_DEVIATION = 46;

  private final FaceStatistics statistics;

  private FaceModel(FaceStatistics statistics) {
    this.statistics = statistics;
  }

  /** A model of these statistics. */
  public static FaceModel of(FaceStatistics statistics) {
    return new FaceModel(requireNonNull(statistics, "statistics"));
  }

  /**
   * Reads a model; the stream stays open.
   *
   * @throws IOException if reading fails or what was read is not a face model
   */
  public static FaceModel load(InputStream in) throws IOException {
    return new FaceModel(FaceModelFormat.read(in));
  }

  /** Writes the model so that {@link #load} reads it, rounded to 8 bits; the stream stays open. */
  public void write(OutputStream out) throws IOException {
    FaceModelFormat.write(statistics, out);
  }

  /** Edge length of drawn faces in pixels. */
  public int size() {
    return statistics.size();
  }

  /** What it can draw. */
  public List<Emotion> emotions() {
    return statistics.emotions();
  }

  /** A person; the same seed gives the same one. */
  public IdentityCode identity(long seed) {
    return IdentityCode.random(seed, statistics.components());
  }

  /**
   * Draws a person's face.
   *
   * @param weights how much of each emotion, each at least 0; scaled to sum to 1, nothing is
   *     neutral
   * @return size x size gray levels, row by row
   * @throws IllegalArgumentException if the identity is another model's or an emotion is unknown
   */
  public byte[] draw(IdentityCode identity, Map<Emotion, Float> weights) {
    if (identity.components() != statistics.components()) {
      throw new IllegalArgumentException("the identity belongs to another model");
    }
    double[] shares = shares(weights);
    double[] face = new double[size() * size()];
    for (int e = 0; e < shares.length; e++) {
      if (shares[e] > 0) {
        statistics.addAverage(e, shares[e], face);
      }
    }
    for (int c = 0; c < statistics.components(); c++) {
      double spread = 0;
      for (int e = 0; e < shares.length; e++) {
        spread += shares[e] * statistics.deviation(e, c);
      }
      statistics.addComponent(c, spread * identity.deviation(c), face);
    }
    return levels(face);
  }

  private double[] shares(Map<Emotion, Float> weights) {
    double sum = sum(weights.values());
    double[] shares = new double[emotions().size()];
    if (sum == 0) {
      shares[indexOf(Emotion.NEUTRAL)] = 1;
    } else {
      weights.forEach((emotion, weight) -> shares[indexOf(emotion)] = weight / sum);
    }
    return shares;
  }

  private static double sum(Collection<Float> weights) {
    double sum = 0;
    for (float weight : weights) {
      if (!(weight >= 0) || Float.isInfinite(weight)) {
        throw new IllegalArgumentException("not a weight: " + weight);
      }
      sum += weight;
    }
    return sum;
  }

  private int indexOf(Emotion emotion) {
    int index = emotions().indexOf(emotion);
    if (index < 0) {
      throw new IllegalArgumentException("this model cannot draw " + emotion.label());
    }
    return index;
  }

  private static byte[] levels(double[] face) {
    double mean = 0;
    double squares = 0;
    for (double value : face) {
      mean += value / face.length;
      squares += value * value / face.length;
    }
    double deviation = Math.sqrt(Math.max(1e-9, squares - mean * mean));
    byte[] levels = new byte[face.length];
    for (int i = 0; i < face.length; i++) {
      long level = Math.round(MEAN_LEVEL + LEVEL_DEVIATION * (face[i] - mean) / deviation);
      levels[i] = (byte) Math.max(0, Math.min(255, level));
    }
    return levels;
  }
}
