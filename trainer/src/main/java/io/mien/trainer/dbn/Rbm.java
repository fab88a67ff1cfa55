package io.mien.trainer.dbn;

import java.nio.FloatBuffer;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A restricted Boltzmann machine: weights W [visible x hidden], biases b and c, and the energy
 *
 * <pre>
 * binary visibles     E(v, h) = -b'v - c'h - v'Wh
 * Gaussian visibles   E(v, h) = |v - b|^2 / 2 - c'h - v'Wh
 * </pre>
 *
 * <p>Batches are [visible x samples] and [hidden x samples]. Owns native memory until closed; not
 * thread-safe. Source: Hinton's practical guide, sections 2 and 13.2.
 */
public final class Rbm implements AutoCloseable {

  /** Of the first weights (practical guide, section 8). */
  private static final double WEIGHT_DEVIATION = 0.01;

  private static final double RAREST = 0.005;

  private final Visibles visibles;
  private final Parameters parameters;

  Rbm(Visibles visibles, Parameters parameters) {
    this.visibles = visibles;
    this.parameters = parameters;
  }

  /**
   * Small random weights, hidden biases of 0, and the visible biases with which the RBM draws each
   * feature as often as the data has it: the log odds of its mean, or the mean itself.
   */
  static Rbm start(Visibles visibles, Samples data, int hidden, long seed) {
    Parameters parameters = Parameters.zeros(data.features(), hidden);
    parameters.perturb(WEIGHT_DEVIATION, new Random(seed));
    FloatBuffer bias = Matrices.buffer(parameters.visibleBias());
    double[] means = data.means();
    for (int i = 0; i < means.length; i++) {
      double mean = Math.min(Math.max(means[i], RAREST), 1 - RAREST);
      bias.put(i, (float) (visibles == Visibles.BINARY ? Math.log(mean / (1 - mean)) : means[i]));
    }
    return new Rbm(visibles, parameters);
  }

  /** What the visible neurons are. */
  public Visibles visibles() {
    return visibles;
  }

  /** How many visible neurons there are. */
  public int visible() {
    return parameters.visible();
  }

  /** How many hidden neurons there are. */
  public int hidden() {
    return parameters.hidden();
  }

  /** The weights, neuron after neuron, a copy. */
  public float[] weights() {
    return Matrices.values(parameters.weights());
  }

  /** The visible biases, a copy. */
  public float[] visibleBias() {
    return Matrices.values(parameters.visibleBias());
  }

  /** The hidden biases, a copy. */
  public float[] hiddenBias() {
    return Matrices.values(parameters.hiddenBias());
  }

  Parameters parameters() {
    return parameters;
  }

  /** Writes {@code c + W'v} into {@code into} [hidden x samples]; {@code ones} is [1 x samples]. */
  void hiddenInput(INDArray v, INDArray ones, INDArray into) {
    Matrices.multiply(parameters.weights(), true, v, false, 1, 0, into);
    Matrices.multiply(parameters.hiddenBias(), false, ones, false, 1, 1, into);
  }

  /** Writes {@code p(h = 1 | v)}. */
  void hidden(INDArray v, INDArray ones, INDArray into) {
    hiddenInput(v, ones, into);
    Matrices.sigmoid(into);
  }

  /** Writes the mean of {@code p(v | h)}: a probability, or the mean of a Gaussian. */
  void visible(INDArray h, INDArray ones, INDArray into) {
    Matrices.multiply(parameters.weights(), false, h, false, 1, 0, into);
    Matrices.multiply(parameters.visibleBias(), false, ones, false, 1, 1, into);
    if (visibles == Visibles.BINARY) {
      Matrices.sigmoid(into);
    }
  }

  /**
   * The free energy of samples, {@code F(v) = -ln sum_h exp(-E(v, h))}, one each.
   *
   * <p>The same formula gives what every figure called energy here is the mean of.
   */
  public double[] freeEnergy(Samples samples) {
    double[] energies = new double[samples.size()];
    try (Measurement measurement = new Measurement(this, samples)) {
      measurement.freeEnergies(energies);
    }
    return energies;
  }

  /** The bytes that learning an RBM of a size takes: weights, velocity and a scratch of both. */
  static long bytes(long visible, long hidden) {
    return 3 * Float.BYTES * (visible * hidden + visible + hidden);
  }

  /** Whether a parameter is not a finite number. */
  boolean broken() {
    return !finite(parameters.weights())
        || !finite(parameters.hiddenBias())
        || !finite(parameters.visibleBias());
  }

  private static boolean finite(INDArray array) {
    return Double.isFinite(array.norm1Number().doubleValue());
  }

  @Override
  public void close() {
    parameters.close();
  }
}
