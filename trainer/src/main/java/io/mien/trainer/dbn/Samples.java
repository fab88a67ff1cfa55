package io.mien.trainer.dbn;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a layer learns from: vectors of one length. On the Java heap, where a data set of gigabytes
 * may lie; native memory holds one batch at a time. Immutable.
 */
public final class Samples {

  private final int features;
  private final List<float[]> rows;

  private Samples(int features, List<float[]> rows) {
    this.features = features;
    this.rows = rows;
  }

  /**
   * @param rows at least one, all of the same length; taken over, not copied, so that a data set is
   *     not held twice: do not change them any more
   */
  public static Samples of(List<float[]> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("there are no samples");
    }
    int features = rows.get(0).length;
    for (float[] row : rows) {
      if (row.length != features || features == 0) {
        throw new IllegalArgumentException(
            "samples of %d and %d features".formatted(features, row.length));
      }
    }
    return new Samples(features, List.copyOf(rows));
  }

  /** The columns of a matrix, copied. */
  static Samples columns(INDArray matrix) {
    int features = matrix.rows();
    List<float[]> rows = new ArrayList<>();
    for (int k = 0; k < matrix.columns(); k++) {
      float[] row = new float[features];
      Matrices.buffer(matrix).get(k * features, row);
      rows.add(row);
    }
    return of(rows);
  }

  /** How many samples there are. */
  public int size() {
    return rows.size();
  }

  /** The length of each. */
  public int features() {
    return features;
  }

  /** A copy of one sample. */
  public float[] row(int index) {
    return rows.get(index).clone();
  }

  /** The first samples, or all if there are not so many. */
  Samples first(int count) {
    return new Samples(features, rows.subList(0, Math.min(count, rows.size())));
  }

  /** Every n-th sample, such that about {@code count} are left: a spread that needs no chance. */
  Samples spread(int count) {
    int step = Math.max(1, rows.size() / count);
    List<float[]> some = new ArrayList<>();
    for (int i = 0; i < rows.size() && some.size() < count; i += step) {
      some.add(rows.get(i));
    }
    return new Samples(features, some);
  }

  /** Every sample turned into another, on all processors. */
  Samples map(UnaryOperator<float[]> change) {
    return of(rows.parallelStream().map(change).toList());
  }

  /** Writes one sample into column {@code column} of a column-major batch. */
  void put(int index, FloatBuffer batch, int column) {
    batch.put(column * features, rows.get(index));
  }

  /** The mean of each feature. */
  double[] means() {
    double[] means = new double[features];
    for (float[] row : rows) {
      for (int i = 0; i < features; i++) {
        means[i] += row[i];
      }
    }
    for (int i = 0; i < features; i++) {
      means[i] /= rows.size();
    }
    return means;
  }

  /** SHA-256 in hex over all values: the same samples in the same order give the same. */
  String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = ByteBuffer.allocate(features * Float.BYTES);
      for (float[] row : rows) {
        bytes.asFloatBuffer().put(row);
        digest.update(bytes.array());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM knows SHA-256", e);
    }
  }
}
