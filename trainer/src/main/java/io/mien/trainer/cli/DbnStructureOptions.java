package io.mien.trainer.cli;

import io.mien.trainer.dbn.DbnOptions;
import io.mien.trainer.dbn.Forgetting;
import io.mien.trainer.dbn.GrowthOptions;
import io.mien.trainer.dbn.LayerOptions;
import io.mien.trainer.dbn.RbmOptions;
import io.mien.trainer.dbn.Threshold;
import io.mien.trainer.dbn.Visibles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the structure of a deep belief network is found. */
final class DbnStructureOptions {

  private static final long MEBI = 1L << 20;

  @Option(names = "--epochs", description = "Passes of every RBM, at most (default: 16).")
  private @Nullable Integer epochs;

  @Option(names = "--growth-epochs", description = "Passes in which neurons come (default: 12).")
  private @Nullable Integer growthEpochs;

  @Option(names = "--batch", description = "Samples per step (default: 128).")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      description = "Of the first RBM (default: 0.005 for Gaussian visibles, 0.05 for binary).")
  private @Nullable Double learningRate;

  @Option(names = "--gibbs-steps", description = "k of CD-k (default: 1).")
  private @Nullable Integer gibbsSteps;

  @Option(names = "--persistent", description = "Let the chains go on from batch to batch (PCD).")
  private boolean persistent;

  @Option(names = "--sparsity", description = "Cost of leaving the target activation (default: 0).")
  private @Nullable Double sparsity;

  @Option(names = "--sparsity-target", description = "Wanted mean activation (default: 0.1).")
  private @Nullable Double sparsityTarget;

  @Option(names = "--forgetting", description = "Amount that a weight forgets (default: 0).")
  private @Nullable Double forgetting;

  @Option(
      names = "--forgetting-below",
      description = "Only weights smaller than this forget (default: all).")
  private @Nullable Double forgettingBelow;

  @Option(names = "--start-neurons", description = "The first layer starts with (default: 512).")
  private @Nullable Integer startNeurons;

  @Option(names = "--max-neurons", description = "Of a layer, at most (default: 2048).")
  private @Nullable Integer maxNeurons;

  @Option(names = "--max-births", description = "Neurons after one pass, at most (default: 128).")
  private @Nullable Integer maxBirths;

  @Option(names = "--max-layers", description = "At most (default: 4).")
  private @Nullable Integer maxLayers;

  @Option(names = "--theta-g", description = "Walk above which a neuron comes; else calibrated.")
  private @Nullable Double thetaG;

  @Option(
      names = "--theta-g-quantile",
      description = "Of the walks of the calibration passes, if not --theta-g (default: 0.75).")
  private @Nullable Double thetaGQuantile;

  @Option(
      names = "--theta-a",
      description = "Mean activation below which a neuron goes (default: 0.01).")
  private @Nullable Double thetaA;

  @Option(names = "--theta-l1", description = "Total walk for another layer; else calibrated.")
  private @Nullable Double thetaL1;

  @Option(names = "--theta-l2", description = "Total energy for another layer (default: -1).")
  private @Nullable Double thetaL2;

  @Option(names = "--memory-limit", description = "MiB that an RBM may take (default: 2048).")
  private @Nullable Integer memoryLimit;

  @Option(names = "--fixed", description = "Let the size be: no neuron comes or goes.")
  private boolean fixed;

  /** Made by picocli. */
  DbnStructureOptions() {}

  private static <T> T or(@Nullable T given, T standard) {
    return given == null ? standard : given;
  }

  DbnOptions options(Visibles visibles, long seed) {
    return new DbnOptions(
        rbm(RbmOptions.defaults(visibles, seed), learningRate),
        rbm(RbmOptions.defaults(Visibles.BINARY, seed), null),
        fixed ? GrowthOptions.fixed(or(epochs, GrowthOptions.defaults().epochs())) : growth(),
        layers());
  }

  private RbmOptions rbm(RbmOptions standard, @Nullable Double rate) {
    return new RbmOptions(
        standard.visibles(),
        or(gibbsSteps, standard.gibbsSteps()),
        persistent,
        or(batch, standard.batch()),
        or(rate, standard.learningRate()),
        standard.momentum(),
        standard.finalMomentum(),
        standard.momentumSwitch(),
        standard.weightDecay(),
        or(sparsityTarget, standard.sparsityTarget()),
        or(sparsity, standard.sparsityCost()),
        new Forgetting(
            or(forgetting, Forgetting.NONE.amount()), or(forgettingBelow, Forgetting.NONE.below())),
        standard.seed());
  }

  private GrowthOptions growth() {
    GrowthOptions standard = GrowthOptions.defaults();
    int passes = or(epochs, standard.epochs());
    return new GrowthOptions(
        passes,
        or(growthEpochs, Math.min(standard.growthEpochs(), passes * 2 / 3)),
        standard.walkingDecay(),
        standard.alphaBias(),
        standard.alphaWeights(),
        thetaG != null
            ? Threshold.absolute(thetaG)
            : Threshold.quantile(or(thetaGQuantile, standard.generation().value())),
        standard.calibrationEpochs(),
        standard.noise(),
        or(maxBirths, standard.maxPerEpoch()),
        or(maxNeurons, standard.maxNeurons()),
        standard.coolDown(),
        or(thetaA, standard.annihilation()),
        standard.settleEpochs(),
        standard.tolerance(),
        standard.patience(),
        memoryLimit == null ? standard.memoryLimit() : memoryLimit * MEBI);
  }

  private LayerOptions layers() {
    LayerOptions standard = LayerOptions.defaults();
    return new LayerOptions(
        or(startNeurons, standard.startNeurons()),
        standard.startShare(),
        or(maxLayers, standard.maxLayers()),
        standard.alphaWalk(),
        standard.alphaEnergy(),
        thetaL1 == null ? standard.walk() : Threshold.absolute(thetaL1),
        or(thetaL2, standard.energy()));
  }
}
