package io.mien.trainer.dbn;

/**
 * How the whole stack is fine-tuned by cross-entropy.
 *
 * @param epochs passes, at most
 * @param batch samples per step
 * @param learningRate of Adam; its other constants are those of the paper, .9, .999, 1e-8
 * @param weightDecay of the weights, decoupled from the gradient (AdamW)
 * @param dropout share of the hidden neurons that a step leaves out, in [0, 1)
 * @param inputDropout share of the inputs that a step leaves out, in [0, 1)
 * @param patience passes without a better validation loss after which it stops
 * @param seed of order and dropout
 */
public record TuningOptions(
    int epochs,
    int batch,
    double learningRate,
    double weightDecay,
    double dropout,
    double inputDropout,
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
  }

  /** What {@code mien train dbn} does if nothing is said. */
  public static TuningOptions defaults(long seed) {
    return new TuningOptions(60, 128, 5e-4, 1e-4, 0.3, 0, 8, seed);
  }
}
