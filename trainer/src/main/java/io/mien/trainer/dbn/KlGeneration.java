package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Generates neurons in a parent where a child that has re-learned from it fires otherwise:
 *
 * <pre>
 * D_j = mean over samples of p ln(p/q) + (1-p) ln((1-p)/(1-q)),   p, q = activation of neuron j
 *                                                                  in the parent, in the child
 * D_j &gt; theta inserts beside neuron j of the parent the child's own neuron j
 * </pre>
 *
 * <p>The new neurons see what they see in the child: those generated in the layer below in place of
 * the parent's own. Nothing of the parent sees them at first, so that its answers are the very same
 * until it learns again. In nats, p and q clipped to 1e-7.
 *
 * <p>Source: T. Ichimura, S. Kamada, A Distillation Learning Model of Adaptive Structural Deep
 * Belief Network for AffectNet (arXiv:2110.12717): the divergence of parent and child is watched,
 * and neurons are generated at the parent according to it. Neither threshold nor the first weights
 * are told in what is open of it.
 *
 * @param divergence theta; a quantile is taken of the divergences of the same layer
 * @param maxPerLayer neurons generated in a layer, at most
 */
public record KlGeneration(Threshold divergence, int maxPerLayer) {

  private static final double LEAST = 1e-7;

  public KlGeneration {
    requireNonNull(divergence, "divergence");
    if (maxPerLayer < 1) {
      throw new IllegalArgumentException(maxPerLayer + " neurons per layer at most");
    }
  }

  /** A tenth of each layer, 64 neurons at most. */
  public static KlGeneration defaults() {
    return new KlGeneration(Threshold.quantile(0.9), 64);
  }

  /**
   * A neuron that was generated, and the values that made it so.
   *
   * @param layer hidden layer, counted from 1
   * @param neuron index in the parent as it was, which the new one follows
   * @param divergence D_j, in nats
   * @param threshold theta
   */
  public record Generated(int layer, int neuron, double divergence, double threshold) {}

  /**
   * A parent with new neurons.
   *
   * @param neurons in the order of layers and indexes
   */
  public record Result(List<DenseLayer> network, List<Generated> neurons) {

    public Result {
      network = List.copyOf(network);
      neurons = List.copyOf(neurons);
    }
  }

  /**
   * Generates neurons.
   *
   * @param parent logistic layers, the last one softmax
   * @param child of the same sizes
   * @param samples by which the two are compared, those that the child learned from
   */
  public Result apply(List<DenseLayer> parent, List<DenseLayer> child, Samples samples) {
    checkSizes(parent, child);
    double[][] divergences = divergences(parent, child, samples);
    List<Generated> all = new ArrayList<>();
    List<DenseLayer> grown = new ArrayList<>();
    boolean[] below = new boolean[parent.get(0).inputs()];
    for (int l = 0; l < divergences.length; l++) {
      List<Generated> generated = generated(l, divergences[l]);
      boolean[] doubled = new boolean[divergences[l].length];
      generated.forEach(one -> doubled[one.neuron()] = true);
      grown.add(Graft.layer(parent.get(l), child.get(l), below, doubled));
      all.addAll(generated);
      below = doubled;
    }
    DenseLayer top = parent.get(divergences.length);
    grown.add(Graft.layer(top, top, below, new boolean[top.outputs()]));
    return new Result(grown, all);
  }

  private static void checkSizes(List<DenseLayer> parent, List<DenseLayer> child) {
    boolean same = parent.size() == child.size();
    for (int l = 0; same && l < parent.size(); l++) {
      same =
          parent.get(l).inputs() == child.get(l).inputs()
              && parent.get(l).outputs() == child.get(l).outputs();
    }
    if (!same) {
      throw new IllegalArgumentException("a child of other sizes than its parent");
    }
  }

  private List<Generated> generated(int layer, double[] divergences) {
    double theta = threshold(divergences);
    List<Generated> generated = new ArrayList<>();
    for (int j = 0; j < divergences.length; j++) {
      if (divergences[j] > theta) {
        generated.add(new Generated(layer + 1, j, divergences[j], theta));
      }
    }
    generated.sort(Comparator.comparingDouble(Generated::divergence).reversed());
    return generated.stream()
        .limit(maxPerLayer)
        .sorted(Comparator.comparingInt(Generated::neuron))
        .toList();
  }

  private double threshold(double[] divergences) {
    if (!divergence.calibrated()) {
      return divergence.value();
    }
    double[] sorted = divergences.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(divergence.value() * sorted.length) - 1];
  }

  /** D_j of every neuron of every hidden layer. */
  static double[][] divergences(List<DenseLayer> parent, List<DenseLayer> child, Samples samples) {
    double[][] sums = new double[parent.size() - 1][];
    for (int l = 0; l < sums.length; l++) {
      sums[l] = new double[parent.get(l).outputs()];
    }
    try (Activations ofParent = new Activations(parent);
        Activations ofChild = new Activations(child)) {
      for (int from = 0; from < samples.size(); from += Activations.BATCH) {
        int count = Math.min(Activations.BATCH, samples.size() - from);
        ofParent.run(samples, from, count);
        ofChild.run(samples, from, count);
        for (int l = 0; l < sums.length; l++) {
          float[] p = new float[sums[l].length];
          float[] q = new float[sums[l].length];
          for (int k = 0; k < count; k++) {
            ofParent.copy(l, k, p);
            ofChild.copy(l, k, q);
            for (int j = 0; j < p.length; j++) {
              sums[l][j] += divergence(p[j], q[j]) / samples.size();
            }
          }
        }
      }
    }
    return sums;
  }

  /** The divergence of a neuron that fires with probability q from one that does with p. */
  static double divergence(double p, double q) {
    double a = Math.min(1 - LEAST, Math.max(LEAST, p));
    double b = Math.min(1 - LEAST, Math.max(LEAST, q));
    return a * Math.log(a / b) + (1 - a) * Math.log((1 - a) / (1 - b));
  }
}
