package io.mien.trainer.dbn;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a stack of RBMs imagines: the topmost one is left to itself for a while, and what it comes
 * to is carried down to the visible neurons. Source: G. Hinton, S. Osindero, Y. Teh, A Fast
 * Learning Algorithm for Deep Belief Nets (Neural Computation 18, 2006).
 */
final class Dreams {

  private Dreams() {}

  /**
   * Dreams one picture for each sample to begin with.
   *
   * @param stack from the data upwards
   * @param begin visible samples; the longer the chain, the less they matter
   * @param steps Gibbs steps of the topmost RBM
   * @return the means of the visible neurons
   */
  static Samples of(List<Rbm> stack, Samples begin, int steps, long seed) {
    Samples low = begin;
    for (Rbm rbm : stack.subList(0, stack.size() - 1)) {
      try (Measurement of = new Measurement(rbm, low)) {
        low = of.hidden();
      }
    }
    int count = low.size();
    try (INDArray ones = Matrices.matrix(1, count).assign(1)) {
      Samples dreamt = wander(stack.get(stack.size() - 1), low, ones, steps, seed);
      for (int i = stack.size() - 2; i >= 0; i--) {
        dreamt = down(stack.get(i), dreamt, ones);
      }
      return dreamt;
    }
  }

  private static Samples wander(Rbm top, Samples begin, INDArray ones, int steps, long seed) {
    int count = begin.size();
    Random random = Nd4j.getRandomFactory().getNewRandomInstance(seed);
    try (INDArray visible = Matrices.matrix(top.visible(), count);
        INDArray hidden = Matrices.matrix(top.hidden(), count);
        INDArray states = Matrices.matrix(top.hidden(), count)) {
      for (int k = 0; k < count; k++) {
        begin.put(k, Matrices.buffer(visible), k);
      }
      for (int step = 0; step < steps; step++) {
        top.hidden(visible, ones, hidden);
        Nd4j.getExecutioner().exec(new BernoulliDistribution(states, hidden), random);
        top.visible(states, ones, visible);
      }
      return Samples.columns(visible);
    }
  }

  private static Samples down(Rbm rbm, Samples hidden, INDArray ones) {
    try (INDArray from = Matrices.matrix(rbm.hidden(), hidden.size());
        INDArray to = Matrices.matrix(rbm.visible(), hidden.size())) {
      for (int k = 0; k < hidden.size(); k++) {
        hidden.put(k, Matrices.buffer(from), k);
      }
      rbm.visible(from, ones, to);
      return Samples.columns(to);
    }
  }
}
