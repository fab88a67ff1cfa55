package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Augmentation;

/**
 * How a net learns on from where another one stands.
 *
 * @param epochs passes over the faces at most
 * @param patience epochs without a lower held-back loss after which it ends
 * @param batch faces per step; fewer where a set has less than eight times as many
 * @param learningRate at the start; it falls on a cosine
 * @param weightDecay of kernels
 * @param averageDecay of the exponential average of the weights, which is what comes out
 * @param bfloat16 whether convolutions run in bfloat16
 * @param threads that share each batch, one core each
 * @param seed of order, augmentation and dropout
 */
public record RelearnOptions(
    Augmentation augmentation,
    int epochs,
    int patience,
    int batch,
    double learningRate,
    double weightDecay,
    double averageDecay,
    boolean bfloat16,
    int threads,
    long seed) {

  static final double MOMENTUM = 0.9;

  /** A small set is cut into so many steps, or a pass would move the weights once. */
  private static final int STEPS = 8;

  public RelearnOptions {
    requireNonNull(augmentation, "augmentation");
    if (epochs < 1 || patience < 1 || batch < 2 || threads < 1) {
      throw new IllegalArgumentException(
          "epochs %d, patience %d, batch %d, threads %d"
              .formatted(epochs, patience, batch, threads));
    }
    if (!(learningRate > 0) || !(weightDecay >= 0 && averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException(
          "learning rate %s, weight decay %s, average decay %s"
              .formatted(learningRate, weightDecay, averageDecay));
    }
  }

  /** What the experts of the default bundle were re-learned with. */
  public static RelearnOptions defaults(long seed) {
    return new RelearnOptions(
        Augmentation.defaults(),
        20,
        4,
        64,
        0.01,
        5e-4,
        0.98,
        true,
        Runtime.getRuntime().availableProcessors(),
        seed);
  }

  TrainOptions of(NetShape shape, int faces) {
    return new TrainOptions(
        shape,
        augmentation,
        0,
        1,
        epochs,
        Math.max(2, Math.min(batch, faces / STEPS)),
        learningRate,
        0,
        MOMENTUM,
        weightDecay,
        averageDecay,
        bfloat16,
        threads,
        seed,
        LearningMethod.SGD,
        RateSchedule.COSINE,
        false,
        "",
        AffectOptions.NONE,
        Methods.NONE);
  }
}
