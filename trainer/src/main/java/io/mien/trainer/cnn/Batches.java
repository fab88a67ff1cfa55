package io.mien.trainer.cnn;

import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/**
 * Cuts examples into batches. What a batch holds depends only on the seed and its step, never on
 * the batches before it or how it is shared among threads, so that a resumed run sees exactly what
 * an uninterrupted one does.
 */
final class Batches {

  private final Examples examples;
  private final TrainOptions options;
  private int[] order = new int[0];
  private long orderedEpoch = -1;

  Batches(Examples examples, TrainOptions options) {
    this.examples = examples;
    this.options = options;
  }

  /** What is cut. */
  Examples examples() {
    return examples;
  }

  /** Full batches of one epoch; what is left over waits for another order. */
  int perEpoch() {
    return examples.size() / options.batch();
  }

  /** Indexes of the examples of a step. Not thread-safe. */
  int[] rows(long step) {
    long epoch = step / perEpoch();
    if (epoch != orderedEpoch) {
      order = shuffled(epoch);
      orderedEpoch = epoch;
    }
    int first = (int) (step % perEpoch()) * options.batch();
    return Arrays.copyOfRange(order, first, first + options.batch());
  }

  /** Draws one share of a step's batch, changed at random, into the caller's scope. Thread-safe. */
  Batch draw(int[] rows, long step, int share, int shares) {
    int from = rows.length * share / shares;
    int count = rows.length * (share + 1) / shares - from;
    NetShape shape = options.shape();
    int pixels = shape.size() * shape.size() * shape.channels();
    float[] levels = new float[count * pixels];
    float[] targets = new float[count * shape.outputs()];
    List<SplittableRandom> randoms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      SplittableRandom random = random(step * options.batch() + from + i, 1);
      options.augmentation().apply(examples.crop(row), random, levels, i * pixels);
      examples.putTarget(row, targets, i * shape.outputs());
      randoms.add(random);
    }
    return new Batch(
        Tensors.faces(levels, shape), Tensor.create(targets, count, shape.outputs()), randoms);
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
    return new SplittableRandom(
        new SplittableRandom(options.seed() * 3 + purpose).nextLong() + number);
  }

  /**
   * @param faces levels [N, channels, size, size] in [0, 255]
   * @param targets distributions [N, outputs], head by head
   * @param randoms of each face, for what else is left to chance
   */
  record Batch(Tensor faces, Tensor targets, List<SplittableRandom> randoms) {}
}
