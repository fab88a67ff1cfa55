package io.mien.trainer.cnn;

import io.mien.trainer.data.Augmentation;

/** Changes of {@link TrainOptions}, one by one; the whole is checked when it is done. */
public final class TrainOptionsBuilder {

  private NetShape shape;
  private Augmentation augmentation;
  private int plainEpochs;
  private double labelWeight;
  private int epochs;
  private int batch;
  private double learningRate;
  private int warmupEpochs;
  private double momentum;
  private double weightDecay;
  private double averageDecay;
  private boolean bfloat16;
  private int threads;
  private long seed;
  private LearningMethod method;
  private RateSchedule schedule;
  private boolean wholeBatches;
  private String pretrained;
  private AffectOptions affect;
  private Methods methods;

  TrainOptionsBuilder(TrainOptions options) {
    shape = options.shape();
    augmentation = options.augmentation();
    plainEpochs = options.plainEpochs();
    labelWeight = options.labelWeight();
    epochs = options.epochs();
    batch = options.batch();
    learningRate = options.learningRate();
    warmupEpochs = options.warmupEpochs();
    momentum = options.momentum();
    weightDecay = options.weightDecay();
    averageDecay = options.averageDecay();
    bfloat16 = options.bfloat16();
    threads = options.threads();
    seed = options.seed();
    method = options.method();
    schedule = options.schedule();
    wholeBatches = options.wholeBatches();
    pretrained = options.pretrained();
    affect = options.affect();
    methods = options.methods();
  }

  public TrainOptionsBuilder shape(NetShape value) {
    shape = value;
    return this;
  }

  public TrainOptionsBuilder augmentation(Augmentation value) {
    augmentation = value;
    return this;
  }

  public TrainOptionsBuilder plainEpochs(int value) {
    plainEpochs = value;
    return this;
  }

  public TrainOptionsBuilder labelWeight(double value) {
    labelWeight = value;
    return this;
  }

  public TrainOptionsBuilder epochs(int value) {
    epochs = value;
    return this;
  }

  public TrainOptionsBuilder batch(int value) {
    batch = value;
    return this;
  }

  public TrainOptionsBuilder learningRate(double value) {
    learningRate = value;
    return this;
  }

  public TrainOptionsBuilder warmupEpochs(int value) {
    warmupEpochs = value;
    return this;
  }

  public TrainOptionsBuilder momentum(double value) {
    momentum = value;
    return this;
  }

  public TrainOptionsBuilder weightDecay(double value) {
    weightDecay = value;
    return this;
  }

  public TrainOptionsBuilder averageDecay(double value) {
    averageDecay = value;
    return this;
  }

  public TrainOptionsBuilder bfloat16(boolean value) {
    bfloat16 = value;
    return this;
  }

  public TrainOptionsBuilder threads(int value) {
    threads = value;
    return this;
  }

  public TrainOptionsBuilder seed(long value) {
    seed = value;
    return this;
  }

  public TrainOptionsBuilder method(LearningMethod value) {
    method = value;
    return this;
  }

  public TrainOptionsBuilder schedule(RateSchedule value) {
    schedule = value;
    return this;
  }

  public TrainOptionsBuilder wholeBatches(boolean value) {
    wholeBatches = value;
    return this;
  }

  public TrainOptionsBuilder pretrained(String value) {
    pretrained = value;
    return this;
  }

  /** The shape answers valence and arousal where they are learned, and else does not. */
  public TrainOptionsBuilder affect(AffectOptions value) {
    affect = value;
    shape = shape.answering(shape.heads(), value.task());
    return this;
  }

  public TrainOptionsBuilder methods(Methods value) {
    methods = value;
    return this;
  }

  /** The changed options. */
  public TrainOptions done() {
    return new TrainOptions(
        shape,
        augmentation,
        plainEpochs,
        labelWeight,
        epochs,
        batch,
        learningRate,
        warmupEpochs,
        momentum,
        weightDecay,
        averageDecay,
        bfloat16,
        threads,
        seed,
        method,
        schedule,
        wholeBatches,
        pretrained,
        affect,
        methods);
  }
}
