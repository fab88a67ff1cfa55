package io.mien.trainer.dbn;

import java.util.ArrayList;
import java.util.List;

/**
 * On which paths the signals of a network run where it answers right, and where wrong: how often
 * each neuron fires, label by label. A neuron fires with the probability that is its activation.
 */
final class SignalPaths {

  /** Of one hidden layer: sums over samples, [label][neuron]. */
  private static final class Sums {

    private final double[][] right;
    private final double[][] squares;
    private final double[][] wrong;

    Sums(int labels, int neurons) {
      right = new double[labels][neurons];
      squares = new double[labels][neurons];
      wrong = new double[labels][neurons];
    }
  }

  private final long[] right;
  private final long[] wrong;
  private final List<Sums> layers = new ArrayList<>();

  private SignalPaths(List<DenseLayer> network) {
    int hidden = network.size() - 1;
    int labels = network.get(hidden).outputs();
    right = new long[labels];
    wrong = new long[labels];
    network.subList(0, hidden).forEach(layer -> layers.add(new Sums(labels, layer.outputs())));
  }

  /** Follows samples, each of which counts as its likeliest label. */
  static SignalPaths of(List<DenseLayer> network, LabeledSamples samples) {
    SignalPaths paths = new SignalPaths(network);
    float[] answer = new float[paths.right.length];
    try (Activations activations = new Activations(network)) {
      for (int from = 0; from < samples.size(); from += Activations.BATCH) {
        int count = Math.min(Activations.BATCH, samples.size() - from);
        activations.run(samples.inputs(), from, count);
        for (int k = 0; k < count; k++) {
          activations.copy(paths.layers.size(), k, answer);
          int label = Loss.best(samples.targets().row(from + k));
          paths.follow(activations, k, label, Loss.best(answer) == label);
        }
      }
    }
    return paths;
  }

  private void follow(Activations activations, int sample, int label, boolean isRight) {
    (isRight ? right : wrong)[label]++;
    for (int l = 0; l < layers.size(); l++) {
      Sums sums = layers.get(l);
      float[] fired = new float[sums.right[label].length];
      activations.copy(l, sample, fired);
      for (int j = 0; j < fired.length; j++) {
        (isRight ? sums.right : sums.wrong)[label][j] += fired[j];
        sums.squares[label][j] += isRight ? fired[j] * fired[j] : 0;
      }
    }
  }

  /** How many hidden layers there are. */
  int layers() {
    return layers.size();
  }

  /** How many neurons a hidden layer has, counted from 0. */
  int neurons(int layer) {
    return layers.get(layer).right[0].length;
  }

  /**
   * How much more often a neuron fires on wrong answers than on right ones, in [-1, 1]: a wrong
   * answer is compared with the right ones of the same label, so that no neuron is blamed for
   * standing for a label that is hard.
   */
  double difference(int layer, int neuron) {
    Sums sums = layers.get(layer);
    double sum = 0;
    double count = 0;
    for (int label = 0; label < right.length; label++) {
      if (right[label] > 0 && wrong[label] > 0) {
        sum += sums.wrong[label][neuron] - wrong[label] * mean(sums, label, neuron);
        count += wrong[label];
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /**
   * The most that right answers of any label call for: the greatest mean over labels, plus some
   * standard deviations, at most 1.
   */
  double most(int layer, int neuron, double deviations) {
    Sums sums = layers.get(layer);
    double most = 0;
    for (int label = 0; label < right.length; label++) {
      if (right[label] > 0) {
        most =
            Math.max(most, mean(sums, label, neuron) + deviations * deviation(sums, label, neuron));
      }
    }
    return Math.min(1, most);
  }

  /** The least, likewise, at least 0. */
  double least(int layer, int neuron, double deviations) {
    Sums sums = layers.get(layer);
    double least = 1;
    for (int label = 0; label < right.length; label++) {
      if (right[label] > 0) {
        least =
            Math.min(
                least, mean(sums, label, neuron) - deviations * deviation(sums, label, neuron));
      }
    }
    return Math.max(0, least);
  }

  private double mean(Sums sums, int label, int neuron) {
    return sums.right[label][neuron] / right[label];
  }

  private double deviation(Sums sums, int label, int neuron) {
    double mean = mean(sums, label, neuron);
    return Math.sqrt(Math.max(0, sums.squares[label][neuron] / right[label] - mean * mean));
  }
}
