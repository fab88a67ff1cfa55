package io.mien.trainer.cnn;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Cuts examples into batches. What a batch holds depends only on the seed and its step, never on
 * the batches before it, so that a resumed run sees exactly what an uninterrupted one does.
 */
final class Batches {

  private final Examples examples;
  private final Augmentation augmentation;
  private final int batch;
  private final long seed;
  private int[] order = new int[0];
  private long orderedEpoch = -1;

  Batches(Examples examples, TrainOptions options) {
    this.examples = examples;
    this.augmentation = options.augmentation();
    this.batch = options.batch();
    this.seed = options.seed();
  }

  /** Full batches of one epoch; what is left over waits for another order. */
  int perEpoch() {
    return examples.size() / batch;
  }

  /** The batch of a step, drawn into the caller's scope. */
  Batch of(long step) {
    long epoch = step / perEpoch();
    if (epoch != orderedEpoch) {
      order = shuffled(epoch);
      orderedEpoch = epoch;
    }
    int size = examples.crop(0).size();
    int labels = examples.labels().size();
    float[] gray = new float[batch * size * size];
    float[] targets = new float[batch * labels];
    SplittableRandom random = random(step, 1);
    int first = (int) (step % perEpoch()) * batch;
    for (int i = 0; i < batch; i++) {
      int index = order[first + i];
      augmentation.apply(examples.crop(index), random, gray, i * size * size);
      examples.putTarget(index, targets, i * labels);
    }
    return new Batch(
        Tensor.create(gray, batch, 1, size, size), Tensor.create(targets, batch, labels));
  }

  private int[] shuffled(long epoch) {
    int[] shuffled = new int[examples.size()];
    SplittableRandom random = random(epoch, 2);
    for (int i = 0; i < shuffled.length; i++) {
      int j = random.nextInt(i + 1);
      shuffled[i] = shuffled[j];
      shuffled[j] = i;
    }
    return shuffled;
  }

  private SplittableRandom random(long number, int purpose) {
    return new SplittableRandom(new SplittableRandom(seed * 3 + purpose).nextLong() + number);
  }

  /**
   * @param gray levels [N, 1, size, size] in [0, 255]
   * @param targets distributions [N, labels]
   */
  record Batch(Tensor gray, Tensor targets) {}
}
