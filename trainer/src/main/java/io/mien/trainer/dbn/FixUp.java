package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fix-up by signal paths: of a network that has learned, the neurons are found that fire
 * otherwise where it answers training faces wrong than where it answers right, and are kept from
 * leaving what right answers call for:
 *
 * <pre>
 * d_j = mean over wrong answers of (h_j - mean h_j of right answers of the same label)
 * d_j &gt; theta     h_j &lt;- min(h_j, max_label (mean_right h_j + s sd_right h_j))
 * d_j &lt; -theta    h_j &lt;- max(h_j, min_label (mean_right h_j - s sd_right h_j))
 * </pre>
 *
 * <p>Source: S. Kamada, T. Ichimura, Fine Tuning Method by using Knowledge Acquisition from Deep
 * Belief Network (arXiv:1807.03487), which fixes neurons on wrong paths to what they do on right
 * ones. How far a path has to differ is not told in what is open of it, and it fixes neurons case
 * by case; here they are kept within bounds for every face, since nobody knows of a face that is
 * new whether the answer is going to be wrong. Both constants are options.
 *
 * @param difference theta: how much more or less often a neuron fires on wrong answers, in (0, 1]
 * @param spread s: standard deviations that are left around the right answers' means, at least 0
 */
public record FixUp(double difference, double spread) {

  public FixUp {
    if (!(difference > 0 && difference <= 1 && spread >= 0)) {
      throw new IllegalArgumentException(
          "fix-up of differences above %s, spread %s".formatted(difference, spread));
    }
  }

  /** What {@code mien train dbn --fix-up} does if nothing else is said. */
  public static FixUp defaults() {
    return new FixUp(0.1, 0);
  }

  /**
   * A neuron that was found on wrong paths.
   *
   * @param layer hidden layer, counted from 1
   * @param neuron its index there
   * @param difference d_j
   * @param bound the greatest activation it is left where it fired too often, the least where not
   *     often enough
   */
  public record Fixed(int layer, int neuron, double difference, double bound) {}

  /**
   * A network with clamps.
   *
   * @param neurons those that got a clamp now
   */
  public record Result(List<DenseLayer> network, List<Fixed> neurons) {

    public Result {
      network = List.copyOf(network);
      neurons = List.copyOf(neurons);
    }
  }

  /**
   * Clamps what runs on wrong paths.
   *
   * @param network logistic layers, the last one softmax
   * @param training faces that it learned from: never those it is judged by
   */
  public Result apply(List<DenseLayer> network, LabeledSamples training) {
    SignalPaths paths = SignalPaths.of(network, training);
    List<Fixed> fixed = new ArrayList<>();
    List<DenseLayer> layers = new ArrayList<>(network);
    for (int l = 0; l < paths.layers(); l++) {
      layers.set(l, clamped(layers.get(l), l, paths, fixed));
    }
    return new Result(layers, fixed);
  }

  private DenseLayer clamped(DenseLayer layer, int index, SignalPaths paths, List<Fixed> fixed) {
    float[] lower = layer.clamps().map(Clamps::lower).orElseGet(() -> new float[layer.outputs()]);
    float[] upper = layer.clamps().map(Clamps::upper).orElseGet(() -> ones(layer.outputs()));
    int before = fixed.size();
    for (int j = 0; j < layer.outputs(); j++) {
      double d = paths.difference(index, j);
      // A bound that nothing can pass corrects nothing.
      float most = (float) Math.max(lower[j], paths.most(index, j, spread));
      float least = (float) Math.min(upper[j], paths.least(index, j, spread));
      if (d > difference && most < upper[j]) {
        upper[j] = most;
        fixed.add(new Fixed(index + 1, j, d, most));
      } else if (d < -difference && least > lower[j]) {
        lower[j] = least;
        fixed.add(new Fixed(index + 1, j, d, least));
      }
    }
    return fixed.size() == before ? layer : layer.clamped(new Clamps(lower, upper));
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
