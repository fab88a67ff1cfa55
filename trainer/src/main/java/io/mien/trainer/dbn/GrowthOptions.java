package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * How an RBM's hidden neurons come and go. Neither thresholds nor coefficients are told in the
 * abstracts of the published papers with the units that would make them portable; every one is an
 * option, with a default that was found here.
 *
 * @param epochs passes in all
 * @param growthEpochs passes after which nothing is generated any more, converged or not
 * @param walkingDecay g of {@link WalkingDistance}
 * @param alphaBias a_c of the generation rule
 * @param alphaWeights a_W of the generation rule
 * @param generation theta_G: a neuron is generated beside j where {@code (a_c WDc_j)(a_W WDW_j)} is
 *     greater. A quantile is taken of what the calibration epochs show
 * @param calibrationEpochs passes that calibrate theta_G, once momentum is at its final value
 * @param noise standard deviation by which inherited weights and bias differ from the parent's
 * @param maxPerEpoch neurons generated after one pass, at most
 * @param maxNeurons hidden neurons, at most
 * @param coolDown passes after a generation without another, in which the new neurons part from
 *     their parents; else their common walk would call for more at once
 * @param annihilation theta_A: a neuron whose mean activation is less is removed, once generation
 *     has ended
 * @param settleEpochs passes between the end of generation, or a removal, and the next look
 * @param tolerance relative change of the energy of one pass below which the energy is calm
 * @param patience calm passes in a row after which the energy has converged
 * @param memoryLimit bytes that learning one RBM may take
 */
public record GrowthOptions(
    int epochs,
    int growthEpochs,
    double walkingDecay,
    double alphaBias,
    double alphaWeights,
    Threshold generation,
    int calibrationEpochs,
    double noise,
    int maxPerEpoch,
    int maxNeurons,
    int coolDown,
    double annihilation,
    int settleEpochs,
    double tolerance,
    int patience,
    long memoryLimit) {

  public GrowthOptions {
    requireNonNull(generation, "generation");
    if (epochs < 1 || growthEpochs < 0 || calibrationEpochs < 1 || settleEpochs < 0) {
      throw new IllegalArgumentException(
          "epochs %d, growth %d, calibration %d, settling %d"
              .formatted(epochs, growthEpochs, calibrationEpochs, settleEpochs));
    }
    if (!(alphaBias > 0 && alphaWeights > 0 && noise >= 0 && tolerance >= 0)) {
      throw new IllegalArgumentException(
          "a_c %s, a_W %s, noise %s, tolerance %s"
              .formatted(alphaBias, alphaWeights, noise, tolerance));
    }
    if (!(annihilation >= 0 && annihilation < 1)) {
      throw new IllegalArgumentException("theta_A lies in [0, 1): " + annihilation);
    }
    if (maxPerEpoch < 1 || maxNeurons < 1 || coolDown < 0 || patience < 1 || memoryLimit < 1) {
      throw new IllegalArgumentException(
          "%d neurons per epoch, %d in all, cool-down %d, patience %d, memory %d"
              .formatted(maxPerEpoch, maxNeurons, coolDown, patience, memoryLimit));
    }
  }

  /** What {@code mien train dbn} does if nothing is said. */
  public static GrowthOptions defaults() {
    return new GrowthOptions(
        16,
        12,
        0.9,
        1,
        1,
        Threshold.quantile(0.75),
        2,
        0.01,
        128,
        2048,
        1,
        0.01,
        1,
        1e-3,
        3,
        2L << 30);
  }

  /** A size that never changes. */
  public static GrowthOptions fixed(int epochs) {
    return new GrowthOptions(
        epochs,
        0,
        0.9,
        1,
        1,
        Threshold.absolute(Double.MAX_VALUE),
        1,
        0,
        1,
        Integer.MAX_VALUE,
        0,
        0,
        0,
        0,
        1,
        Long.MAX_VALUE);
  }
}
