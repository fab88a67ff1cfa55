package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs samples through an RBM batch by batch, to look at it; nothing is learned. */
final class Measurement implements AutoCloseable {

  private static final int BATCH = 256;

  private final Rbm rbm;
  private final Samples samples;
  private final INDArray visible;
  private final INDArray hidden;
  private final INDArray reconstruction;
  private final INDArray ones;
  private final int batch;

  Measurement(Rbm rbm, Samples samples) {
    this.rbm = rbm;
    this.samples = samples;
    batch = Math.min(BATCH, samples.size());
    visible = Matrices.matrix(rbm.visible(), batch);
    hidden = Matrices.matrix(rbm.hidden(), batch);
    reconstruction = Matrices.matrix(rbm.visible(), batch);
    ones = Matrices.matrix(1, batch).assign(1);
  }

  /** Calls with the index of the first sample of every batch and how many of its columns count. */
  private void forEachBatch(BiConsumer<Integer, Integer> work) {
    FloatBuffer columns = Matrices.buffer(visible);
    for (int from = 0; from < samples.size(); from += batch) {
      int count = Math.min(batch, samples.size() - from);
      for (int k = 0; k < count; k++) {
        samples.put(from + k, columns, k);
      }
      work.accept(from, count);
    }
  }

  /** Writes the free energy of every sample. */
  void freeEnergies(double[] into) {
    float[] input = new float[rbm.hidden()];
    float[] v = new float[rbm.visible()];
    float[] bias = rbm.visibleBias();
    forEachBatch(
        (from, count) -> {
          rbm.hiddenInput(visible, ones, hidden);
          for (int k = 0; k < count; k++) {
            Matrices.buffer(hidden).get(k * rbm.hidden(), input);
            Matrices.buffer(visible).get(k * rbm.visible(), v);
            into[from + k] = visibleEnergy(rbm.visibles(), v, bias) - softplus(input);
          }
        });
  }

  private static double visibleEnergy(Visibles visibles, float[] v, float[] bias) {
    double energy = 0;
    for (int i = 0; i < v.length; i++) {
      double distance = v[i] - bias[i];
      energy += visibles == Visibles.BINARY ? -v[i] * bias[i] : distance * distance / 2;
    }
    return energy;
  }

  // Summed where ln(1 + e^x) cannot overflow, which ND4J's own does beyond 88.
  private static double softplus(float[] input) {
    double sum = 0;
    for (float x : input) {
      sum += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
    return sum;
  }

  /** Mean of the free energies. */
  double meanFreeEnergy() {
    double[] energies = new double[samples.size()];
    freeEnergies(energies);
    double sum = 0;
    for (double energy : energies) {
      sum += energy;
    }
    return sum / energies.length;
  }

  /** Mean squared difference between a visible neuron and its reconstruction through p(h|v). */
  double reconstructionError() {
    double[] sum = new double[1];
    float[] v = new float[rbm.visible()];
    float[] again = new float[rbm.visible()];
    forEachBatch(
        (from, count) -> {
          rbm.hidden(visible, ones, hidden);
          rbm.visible(hidden, ones, reconstruction);
          for (int k = 0; k < count; k++) {
            Matrices.buffer(visible).get(k * v.length, v);
            Matrices.buffer(reconstruction).get(k * v.length, again);
            for (int i = 0; i < v.length; i++) {
              sum[0] += (v[i] - again[i]) * (v[i] - again[i]);
            }
          }
        });
    return sum[0] / samples.size() / rbm.visible();
  }

  /** The mean of {@code p(h_j = 1 | v)} over the samples, for every hidden neuron. */
  double[] activations() {
    double[] sums = new double[rbm.hidden()];
    float[] h = new float[rbm.hidden()];
    forEachBatch(
        (from, count) -> {
          rbm.hidden(visible, ones, hidden);
          for (int k = 0; k < count; k++) {
            Matrices.buffer(hidden).get(k * h.length, h);
            for (int j = 0; j < h.length; j++) {
              sums[j] += h[j];
            }
          }
        });
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= samples.size();
    }
    return sums;
  }

  /** {@code p(h | v)} of every sample: what the next layer sees. */
  Samples hidden() {
    List<float[]> rows = new ArrayList<>(samples.size());
    forEachBatch(
        (from, count) -> {
          rbm.hidden(visible, ones, hidden);
          for (int k = 0; k < count; k++) {
            float[] row = new float[rbm.hidden()];
            Matrices.buffer(hidden).get(k * row.length, row);
            rows.add(row);
          }
        });
    return Samples.of(rows);
  }

  @Override
  public void close() {
    visible.close();
    hidden.close();
    reconstruction.close();
    ones.close();
  }
}
