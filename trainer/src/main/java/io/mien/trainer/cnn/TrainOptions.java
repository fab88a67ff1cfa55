package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a net is trained. Checkpoints and bundles keep it as JSON; what was added later may be
 * missing there.
 *
 * @param plainEpochs how many of the last epochs only mirror faces and leave {@code augmentation}
 *     out, so that the net ends on faces as it will meet them (He et al. 2019, "Data Augmentation
 *     Revisited")
 * @param labelWeight weight of the loss of every head after the first, whose weight is 1
 * @param epochs passes over the training faces
 * @param batch faces per step
 * @param learningRate at its peak
 * @param warmupEpochs passes until the peak
 * @param momentum of stochastic gradient descent, Nesterov's
 * @param weightDecay of what {@code method} lets decay
 * @param averageDecay of the exponential average of the weights, which is what is exported; 0 for
 *     the weights themselves
 * @param bfloat16 whether convolutions run in bfloat16 while training
 * @param threads that share the work of each batch, one core each
 * @param seed of weights, order, augmentation and dropout
 * @param method SGD if missing
 * @param schedule of the learning rate, COSINE if missing
 * @param wholeBatches whether batch normalization sees each batch as one and libtorch's own threads
 *     compute it; else each thread takes a share of the faces and normalizes that
 * @param pretrained which weights it began with; blank if with random ones, also if missing
 * @param affect how valence and arousal are learned; not at all if missing
 * @param methods beside plain training, none if missing
 */
public record TrainOptions(
    NetShape shape,
    Augmentation augmentation,
    int plainEpochs,
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
    long seed,
    LearningMethod method,
    RateSchedule schedule,
    boolean wholeBatches,
    String pretrained,
    AffectOptions affect,
    Methods methods) {

  public TrainOptions {
    requireNonNull(shape, "shape");
    requireNonNull(augmentation, "augmentation");
    method = orElse(method, LearningMethod.SGD);
    schedule = orElse(schedule, RateSchedule.COSINE);
    pretrained = orElse(pretrained, "");
    affect = orElse(affect, AffectOptions.NONE);
    methods = orElse(methods, Methods.NONE);
    check(epochs >= 1, "epochs are at least 1", epochs);
    check(
        warmupEpochs >= 0 && warmupEpochs < epochs,
        "warm-up epochs are fewer than the %d in all".formatted(epochs),
        warmupEpochs);
    check(
        plainEpochs >= 0 && plainEpochs <= epochs,
        "plain epochs are from 0 to the %d in all".formatted(epochs),
        plainEpochs);
    check(batch >= 2, "a batch has at least 2 faces", batch);
    check(threads >= 1, "threads are at least 1", threads);
    check(labelWeight >= 0, "the label weight is at least 0", labelWeight);
    check(learningRate > 0, "the learning rate is above 0", learningRate);
    check(momentum > 0 && momentum < 1, "momentum lies between 0 and 1", momentum);
    check(weightDecay >= 0, "weight decay is at least 0", weightDecay);
    check(
        averageDecay >= 0 && averageDecay < 1,
        "average decay is at least 0 and below 1",
        averageDecay);
    check(shape.task() == affect.task(), shape + " learns something else", affect);
    check(
        methods.removal() == null || !affect.alone(),
        "faces are removed by the loss of emotions, which has to be learned",
        "valence and arousal alone");
  }

  private static void check(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s".formatted(rule, found));
    }
  }

  private static <T> T orElse(@Nullable T value, T missing) {
    return value == null ? missing : value;
  }

  /** What the default bundle was trained with; float32 where the processor has no bfloat16. */
  public static TrainOptions defaults(List<Truth> heads) {
    return new TrainOptions(
        CompactNet.defaults(heads),
        Augmentation.defaults(),
        0,
        1,
        110,
        128,
        0.1,
        2,
        0.9,
        5e-4,
        0.998,
        LibTorch.hasBfloat16(),
        Runtime.getRuntime().availableProcessors(),
        7,
        LearningMethod.SGD,
        RateSchedule.COSINE,
        false,
        "",
        AffectOptions.NONE,
        Methods.NONE);
  }

  /** As {@link FerKd} was published: 15 epochs of Adam at a constant rate, flips alone. */
  public static TrainOptions ferKd(int channels, List<Truth> heads) {
    return published(new FerKd(channels, heads))
        .change()
        .augmentation(Augmentation.mirrorAlone())
        .epochs(15)
        .batch(64)
        .learningRate(5e-4)
        .weightDecay(1e-3)
        .done();
  }

  /**
   * As nets of the literature are trained: Adam at a constant rate of 1e-4 in float32, batches of
   * 32 that are normalized whole, 30 epochs, weights that are not averaged.
   */
  static TrainOptions published(NetShape shape) {
    return defaults(shape.heads())
        .change()
        .shape(shape)
        .epochs(30)
        .batch(32)
        .method(LearningMethod.ADAM)
        .schedule(RateSchedule.CONSTANT)
        .learningRate(1e-4)
        .weightDecay(0)
        .warmupEpochs(0)
        .averageDecay(0)
        .bfloat16(false)
        .wholeBatches(true)
        .done();
  }

  /** The same options, to be changed one by one. */
  public TrainOptionsBuilder change() {
    return new TrainOptionsBuilder(this);
  }
}
