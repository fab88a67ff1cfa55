package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Truth;
import java.util.List;

/**
 * How a {@link CompactNet} is trained.
 *
 * @param labelWeight weight of the loss of every head after the first, whose weight is 1
 * @param epochs passes over the training faces
 * @param batch faces per step
 * @param learningRate at its peak
 * @param warmupEpochs passes until the peak
 * @param momentum of stochastic gradient descent, Nesterov's
 * @param weightDecay of kernels; biases and normalisation have none
 * @param averageDecay of the exponential average of the weights, which is what is exported
 * @param bfloat16 whether convolutions run in bfloat16 while training
 * @param threads that share each batch, one core each
 * @param seed of weights, order, augmentation and dropout
 */
public record TrainOptions(
    NetShape shape,
    Augmentation augmentation,
    double labelWeight,
    int epochs,
    int batch,
    double learningRate,
    int warmupEpochs,
    double momentum,
    double weightDecay,
    double averageDecay,
    boolean bfloat16,
    int threads,
    long seed) {

  public TrainOptions {
    requireNonNull(shape, "shape");
    requireNonNull(augmentation, "augmentation");
    if (epochs < 1 || batch < 2 || threads < 1 || warmupEpochs < 0 || warmupEpochs >= epochs) {
      throw new IllegalArgumentException(
          "epochs %d, warm-up %d, batch %d, threads %d"
              .formatted(epochs, warmupEpochs, batch, threads));
    }
    if (!(labelWeight >= 0)) {
      throw new IllegalArgumentException("label weight " + labelWeight);
    }
    if (!(learningRate > 0 && momentum > 0 && momentum < 1)
        || !(weightDecay >= 0 && averageDecay >= 0 && averageDecay < 1)) {
      throw new IllegalArgumentException(
          "learning rate %s, momentum %s, weight decay %s, average decay %s"
              .formatted(learningRate, momentum, weightDecay, averageDecay));
    }
  }

  /** What the default bundle was trained with. */
  public static TrainOptions defaults(List<Truth> heads) {
    return new TrainOptions(
        NetShape.defaults(heads),
        Augmentation.defaults(),
        0.5,
        36,
        128,
        0.1,
        2,
        0.9,
        5e-4,
        0.998,
        true,
        Runtime.getRuntime().availableProcessors(),
        7);
  }
}
