package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * How one RBM learns. Defaults are those of Hinton's practical guide.
 *
 * @param gibbsSteps k of CD-k
 * @param persistent whether the chains go on from batch to batch (PCD) instead of starting at the
 *     data
 * @param batch samples per step, and chains where they are persistent
 * @param learningRate of weights and biases
 * @param momentum until {@code momentumSwitch} epochs are done
 * @param finalMomentum from then on
 * @param momentumSwitch epochs
 * @param weightDecay of the weights, not of the biases
 * @param sparsityTarget mean activation wanted of every hidden neuron, in (0, 1)
 * @param sparsityCost how hard the hidden biases are drawn there; 0 leaves them alone
 * @param forgetting how a step forgets, in structural learning with forgetting
 * @param seed of weights, order and sampling
 */
public record RbmOptions(
    Visibles visibles,
    int gibbsSteps,
    boolean persistent,
    int batch,
    double learningRate,
    double momentum,
    double finalMomentum,
    int momentumSwitch,
    double weightDecay,
    double sparsityTarget,
    double sparsityCost,
    Forgetting forgetting,
    long seed) {

  public RbmOptions {
    requireNonNull(visibles, "visibles");
    requireNonNull(forgetting, "forgetting");
    if (gibbsSteps < 1 || batch < 1 || momentumSwitch < 0) {
      throw new IllegalArgumentException(
          "Gibbs steps %d, batch %d, momentum switch %d"
              .formatted(gibbsSteps, batch, momentumSwitch));
    }
    if (!(learningRate > 0 && weightDecay >= 0 && sparsityCost >= 0)
        || !(sparsityTarget > 0 && sparsityTarget < 1)) {
      throw new IllegalArgumentException(
          "learning rate %s, weight decay %s, sparsity target %s, sparsity cost %s"
              .formatted(learningRate, weightDecay, sparsityTarget, sparsityCost));
    }
    if (!(momentum >= 0 && momentum < 1 && finalMomentum >= 0 && finalMomentum < 1)) {
      throw new IllegalArgumentException("momentum %s -> %s".formatted(momentum, finalMomentum));
    }
  }

  /** CD-1 with the guide's constants: Gaussian visibles want a rate ten times smaller. */
  public static RbmOptions defaults(Visibles visibles, long seed) {
    return new RbmOptions(
        visibles,
        1,
        false,
        128,
        visibles == Visibles.BINARY ? 0.05 : 0.005,
        0.5,
        0.9,
        3,
        2e-4,
        0.1,
        0,
        Forgetting.NONE,
        seed);
  }

  /** The momentum of an epoch, counted from 1. */
  double momentumOf(int epoch) {
    return epoch <= momentumSwitch ? momentum : finalMomentum;
  }
}
