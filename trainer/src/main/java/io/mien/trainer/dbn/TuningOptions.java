package io.mien.trainer.dbn;

/**
 * How the whole stack is fine-tuned by cross-entropy.
 *
 * @param epochs passes, at most
 * @param batch samples per step
 * @param learningRate of Adam in the first step; its other constants are those of the paper, .9,
 *     .999, 1e-8
 * @param finalShare what is left of the learning rate in the last step, on half a cosine from 1; 1
 *     for a rate that stays
 * @param weightDecay of the weights, decoupled from the gradient (AdamW)
 * @param dropout share of the hidden neurons that a step leaves out, in [0, 1)
 * @param inputDropout share of the inputs that a step leaves out, in [0, 1)
 * @param smoothing share of every target that goes to all labels alike, in [0, 1)
 * @param patience passes without a better validation loss after which it stops
 * @param seed of order and dropout
 */
public record TuningOptions(
    int epochs,
    int batch,
    double learningRate,
    double finalShare,
    double weightDecay,
    double dropout,
    double inputDropout,
    double smoothing,
    int patience,
    long seed) {

  public TuningOptions {
    if (epochs < 1 || batch < 1 || patience < 1) {
      throw new IllegalArgumentException(
          "epochs %d, batch %d, patience %d".formatted(epochs, batch, patience));
    }
    if (!(learningRate > 0 && weightDecay >= 0)
        || !(dropout >= 0 && dropout < 1 && inputDropout >= 0 && inputDropout < 1)) {
      throw new IllegalArgumentException(
          "learning rate %s, weight decay %s, dropout %s, of inputs %s"
              .formatted(learningRate, weightDecay, dropout, inputDropout));
    }
    if (!(finalShare >= 0 && finalShare <= 1 && smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "final share of the learning rate %s, smoothing %s".formatted(finalShare, smoothing));
    }
  }

  /** What {@code mien train dbn} does if nothing is said. */
  public static TuningOptions defaults(long seed) {
    return new TuningOptions(30, 128, 2e-3, 0.01, 1e-4, 0.2, 0, 0, 15, seed);
  }

  /** The learning rate after a share of all steps, in [0, 1]. */
  double learningRateAt(double done) {
    double cosine = (1 + Math.cos(Math.PI * done)) / 2;
    return learningRate * (finalShare + (1 - finalShare) * cosine);
  }
}
