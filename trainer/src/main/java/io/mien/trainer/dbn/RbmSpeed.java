package io.mien.trainer.dbn;

import java.util.Arrays;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How fast an RBM learns, beside how fast the machine multiplies matrices: a CD-1 pass is five
 * products for each batch, and nothing else in it should count.
 *
 * @param samples learned from in one pass
 * @param passSeconds of one pass of CD-1, with everything that belongs to it
 * @param productSeconds of its matrix products alone, by the same library, for the same shapes
 * @param operations floating-point operations of those products
 */
public record RbmSpeed(int samples, double passSeconds, double productSeconds, double operations) {

  private static final double NANOS = 1e9;
  private static final int PRODUCTS = 5;
  private static final int REPEATED = 20;

  /** Measures some passes after one that warms up; the medians. */
  public static RbmSpeed measure(Samples samples, int hidden, RbmOptions options, int passes) {
    int batches = samples.size() / options.batch();
    double[] pass = new double[passes];
    double[] products = new double[passes];
    try (Rbm rbm = Rbm.start(options.visibles(), samples, hidden, options.seed());
        ContrastiveDivergence learning = new ContrastiveDivergence(rbm, options, samples.size());
        Products alone = new Products(rbm, options.batch())) {
      WalkingDistance distance = new WalkingDistance(hidden, 0);
      learning.pass(samples.first(REPEATED * options.batch()), new Random(0), 1, distance);
      for (int i = 0; i < passes; i++) {
        long began = System.nanoTime();
        learning.pass(samples, new Random(i), i + 1, distance);
        pass[i] = (System.nanoTime() - began) / NANOS;
        products[i] = alone.seconds() * batches;
      }
    }
    double operations = 2.0 * PRODUCTS * samples.features() * hidden * options.batch() * batches;
    return new RbmSpeed(samples.size(), median(pass), median(products), operations);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /** Operations of the machine's products in a second. */
  public double machineRate() {
    return operations / productSeconds;
  }

  /** Share of that rate which a pass reaches, in (0, 1]. */
  public double share() {
    return productSeconds / passSeconds;
  }

  /** The matrix products of one batch and nothing else. */
  private static final class Products implements AutoCloseable {

    private final INDArray weights;
    private final INDArray change;
    private final INDArray visible;
    private final INDArray hidden;

    Products(Rbm rbm, int batch) {
      weights = Matrices.matrix(rbm.visible(), rbm.hidden(), rbm.weights());
      change = Matrices.matrix(rbm.visible(), rbm.hidden());
      visible = Matrices.matrix(rbm.visible(), batch).assign(0.5);
      hidden = Matrices.matrix(rbm.hidden(), batch).assign(0.5);
    }

    private void batch() {
      Matrices.multiply(weights, true, visible, false, 1, 0, hidden);
      Matrices.multiply(weights, false, hidden, false, 1, 0, visible);
      Matrices.multiply(weights, true, visible, false, 1, 0, hidden);
      Matrices.multiply(visible, false, hidden, true, 1, 0, change);
      Matrices.multiply(visible, false, hidden, true, -1, 1, change);
    }

    /** Mean of one batch. */
    double seconds() {
      batch();
      long began = System.nanoTime();
      for (int i = 0; i < REPEATED; i++) {
        batch();
      }
      return (System.nanoTime() - began) / NANOS / REPEATED;
    }

    @Override
    public void close() {
      weights.close();
      change.close();
      visible.close();
      hidden.close();
    }
  }
}
