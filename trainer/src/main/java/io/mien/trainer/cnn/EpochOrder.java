package io.mien.trainer.cnn;

import io.mien.recognition.emotion.Emotion;
import io.mien.trainer.data.Examples;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Which faces an epoch shows in which order. It depends on the seed, the epoch and the samples that
 * were removed, on nothing else. A transformed copy of face i stands there as {@code ~i}.
 */
final class EpochOrder {

  private final Examples examples;
  private final Balance balance;
  private final LongFunction<SplittableRandom> randoms;
  private final int size;

  /**
   * @param randoms one for each number
   */
  EpochOrder(Examples examples, Balance balance, LongFunction<SplittableRandom> randoms) {
    this.examples = examples;
    this.balance = balance;
    this.randoms = randoms;
    size =
        balance.resamples()
            ? classes(new BitSet()).values().stream().mapToInt(rows -> drawn(rows.length)).sum()
            : examples.size();
  }

  /** Places of an epoch. It stays the same when samples are removed: others then come oftener. */
  int size() {
    return size;
  }

  /** The places of one epoch. */
  int[] of(long epoch, BitSet removed) {
    SplittableRandom random = randoms.apply(epoch);
    int[] order = pass(removed, random);
    int filled = order.length;
    while (filled < size) {
      int[] again = pass(removed, random);
      order = Arrays.copyOf(order, size);
      int more = Math.min(again.length, size - filled);
      System.arraycopy(again, 0, order, filled, more);
      filled += more;
    }
    return order;
  }

  private int[] pass(BitSet removed, SplittableRandom random) {
    int[] rows;
    if (balance.resamples()) {
      rows =
          classes(removed).values().stream()
              .map(own -> resampled(own, random))
              .flatMapToInt(IntStream::of)
              .toArray();
    } else {
      rows = IntStream.range(0, examples.size()).filter(i -> !removed.get(i)).toArray();
    }
    if (rows.length == 0) {
      throw new IllegalStateException("every sample was removed");
    }
    return shuffled(rows, random);
  }

  private Map<Emotion, int[]> classes(BitSet removed) {
    int last = examples.truths().size() - 1;
    Map<Emotion, int[]> classes = new EnumMap<>(Emotion.class);
    for (Emotion emotion : examples.truths().get(last).labels()) {
      int[] rows =
          IntStream.range(0, examples.size())
              .filter(i -> examples.truth(i, last) == emotion && !removed.get(i))
              .toArray();
      if (rows.length > 0) {
        classes.put(emotion, rows);
      }
    }
    return classes;
  }

  private int drawn(int faces) {
    int most = balance.downTo() > 0 ? Math.min(faces, balance.downTo()) : faces;
    return Math.max(most, balance.upTo());
  }

  private int[] resampled(int[] rows, SplittableRandom random) {
    int[] mixed = shuffled(rows, random);
    int[] drawn = new int[drawn(rows.length)];
    for (int i = 0; i < drawn.length; i++) {
      int row = mixed[i % mixed.length];
      drawn[i] = i < mixed.length ? row : ~row;
    }
    return drawn;
  }

  private static int[] shuffled(int[] rows, SplittableRandom random) {
    int[] shuffled = new int[rows.length];
    for (int i = 0; i < shuffled.length; i++) {
      int j = random.nextInt(i + 1);
      shuffled[i] = shuffled[j];
      shuffled[j] = rows[i];
    }
    return shuffled;
  }
}
