package io.mien.trainer.cli;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.dbn.FaceInput;
import io.mien.trainer.dbn.FacePreparation;
import io.mien.trainer.dbn.TuningOptions;
import io.mien.trainer.dbn.Visibles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a deep belief network sees of a face, and how it is fine-tuned. */
final class DbnTuningOptions {

  /** Milder than for a CNN: a DBN has a weight for every place. */
  private static final Augmentation MILD = new Augmentation(8, 1.08, 0.04, 1.2, 0);

  @Option(
      names = "--input",
      defaultValue = "gradients",
      description =
          "What is seen of the pixels: gradients: how they rise in eight directions within cells of"
              + " 4 x 4; contrast: gray levels, their local contrast normalized; levels: gray"
              + " levels. Standardized for Gaussian visibles (default: ${DEFAULT-VALUE}).")
  private FaceInput input;

  @Option(
      names = "--whiten",
      defaultValue = "0",
      description = "Epsilon of ZCA for Gaussian visibles; 0 for none (default: ${DEFAULT-VALUE}).")
  private double whiten;

  @Option(names = "--no-augmentation", description = "Fine-tune on the faces as they are.")
  private boolean noAugmentation;

  @Option(names = "--tuning-epochs", description = "Passes of fine-tuning, at most (default: 30).")
  private @Nullable Integer epochs;

  @Option(names = "--tuning-batch", description = "Samples per step (default: 128).")
  private @Nullable Integer batch;

  @Option(
      names = "--tuning-rate",
      description = "First learning rate of fine-tuning, which falls on a cosine (default: 2e-3).")
  private @Nullable Double rate;

  @Option(names = "--weight-decay", description = "Of fine-tuning (default: 1e-4).")
  private @Nullable Double decay;

  @Option(names = "--dropout", description = "Share of hidden neurons left out (default: 0.2).")
  private @Nullable Double dropout;

  @Option(names = "--input-dropout", description = "Share of inputs left out (default: 0).")
  private @Nullable Double inputDropout;

  @Option(
      names = "--smoothing",
      description = "Share of a target that goes to all labels alike (default: 0).")
  private @Nullable Double smoothing;

  @SuppressWarnings("NullAway.Init")
  DbnTuningOptions() {}

  private static <T> T or(@Nullable T given, T standard) {
    return given == null ? standard : given;
  }

  /**
   * How fine-tuning goes.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  TuningOptions tuning(long seed) {
    TuningOptions standard = TuningOptions.defaults(seed);
    return new TuningOptions(
        or(epochs, standard.epochs()),
        or(batch, standard.batch()),
        or(rate, standard.learningRate()),
        standard.finalShare(),
        or(decay, standard.weightDecay()),
        or(dropout, standard.dropout()),
        or(inputDropout, standard.inputDropout()),
        or(smoothing, standard.smoothing()),
        standard.patience(),
        seed);
  }

  /** How faces become samples for a network of pixels. */
  FacePreparation pixels(Visibles visibles, long seed) {
    boolean gaussian = visibles == Visibles.GAUSSIAN;
    return new FacePreparation(
        input, gaussian, gaussian ? whiten : 0, noAugmentation ? null : MILD, seed);
  }

  /**
   * How faces become samples for a network of features.
   *
   * @param variants of every face, changed as the net was trained with; 0 for none
   */
  FacePreparation features(Visibles visibles, int variants, long seed) {
    return new FacePreparation(
        FaceInput.LEVELS,
        visibles == Visibles.GAUSSIAN,
        whiten,
        noAugmentation || variants == 0 ? null : Augmentation.defaults(),
        variants,
        seed);
  }
}
