package io.mien.trainer.cnn;

import io.mien.trainer.data.Augmentation;
import io.mien.trainer.data.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts examples into batches. What a batch holds depends only on the seed, its step and the samples
 * that were removed, never on the batches before it or how it is shared among threads, so that a
 * resumed run sees exactly what an uninterrupted one does.
 */
final class Batches {

  /** How copies that fill up a class differ from their face. */
  private static final Augmentation COPIES = new Augmentation(45, 1, 0, 1, 0);

  /** How a face differs from itself in the epochs that leave it as it is. */
  private static final Augmentation PLAIN = Augmentation.mirrorAlone();

  private final Examples examples;
  private final TrainOptions options;
  private final EpochOrder epochs;
  private final Targets targets;
  private final AffectTargets affect;
  private BitSet removed = new BitSet();
  private int[] order = new int[0];
  private long orderedEpoch = -1;

  Batches(Examples examples, TrainOptions options) {
    this.examples = examples;
    this.options = options;
    epochs = new EpochOrder(examples, options.methods().balance(), epoch -> random(epoch, 2));
    targets = new Targets(examples, options.methods());
    affect = new AffectTargets(examples, options);
  }

  /** Valence and arousal of what is cut. */
  AffectTargets affect() {
    return affect;
  }

  /** Full batches of one epoch; what is left over waits for another order. */
  int perEpoch() {
    return epochs.size() / options.batch();
  }

  /** Leaves samples out from the next epoch on. */
  void remove(BitSet samples) {
    removed = samples;
    orderedEpoch = -1;
  }

  /** Factors of the losses of each output. */
  float[] classWeights() {
    return options.methods().balance().weights().of(examples);
  }

  /** Places of the examples of a step. Not thread-safe. */
  int[] rows(long step) {
    long epoch = step / perEpoch();
    if (epoch != orderedEpoch) {
      order = epochs.of(epoch, removed);
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
    Drawn drawn = room(count);
    List<SplittableRandom> randoms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int place = from + i;
      SplittableRandom random = random(step * options.batch() + place, 1);
      change(rows[place], step, random, drawn.levels, i * pixels());
      targets.put(face(rows[place]), drawn.own, drawn.taught, i * shape.outputs());
      affect.put(face(rows[place]), drawn.affect, i);
      mix(rows, step, place, drawn, i);
      randoms.add(random);
    }
    return new Batch(
        Tensors.faces(drawn.levels, shape),
        Tensor.create(drawn.own, count, shape.outputs()),
        targets.taught() ? Tensor.create(drawn.taught, count, shape.outputs()) : null,
        drawn.affect.length > 0 ? Tensor.create(drawn.affect, count, 2) : null,
        randoms);
  }

  private Drawn room(int count) {
    int outputs = count * options.shape().outputs();
    return new Drawn(count * pixels(), outputs, targets.taught() ? outputs : 0, affect.room(count));
  }

  private int pixels() {
    NetShape shape = options.shape();
    return shape.size() * shape.size() * shape.channels();
  }

  /** The place of the face that a row is, or is a copy of. */
  static int face(int row) {
    return row < 0 ? ~row : row;
  }

  private void change(int row, long step, SplittableRandom random, float[] levels, int at) {
    how(row, step).apply(examples.crop(face(row)), random, levels, at);
  }

  private Augmentation how(int row, long step) {
    if (plain(step)) {
      return PLAIN;
    }
    return row < 0 ? COPIES : options.augmentation();
  }

  private boolean plain(long step) {
    return step / perEpoch() >= options.epochs() - options.plainEpochs();
  }

  // The other face is any of the whole batch, so that it does not matter who draws this share.
  private void mix(int[] rows, long step, int place, Drawn drawn, int at) {
    Mixing mixing = options.methods().mixing();
    if (mixing.leavesAlone() || plain(step)) {
      return;
    }
    SplittableRandom random = random(step * options.batch() + place, 3);
    if (!mixing.chosen(random)) {
      return;
    }
    NetShape shape = options.shape();
    int other = rows[random.nextInt(rows.length)];
    float[] changed = new float[pixels()];
    change(other, step, random, changed, 0);
    double kept = mixing.mix(drawn.levels, at * pixels(), changed, shape.size(), random);
    targets.mix(face(other), kept, drawn.own, drawn.taught, at * shape.outputs());
    affect.mix(face(other), kept, drawn.affect, at);
  }

  private SplittableRandom random(long number, int purpose) {
    return new SplittableRandom(
        new SplittableRandom(options.seed() * 3 + purpose).nextLong() + number);
  }

  /**
   * @param faces levels [N, channels, size, size] in [0, 255]
   * @param targets distributions [N, outputs], head by head
   * @param taught what teachers say, at the temperature of the distillation; null without teachers
   * @param affect valence and arousal [N, 2], NaN where nobody told them; null if not learned
   * @param randoms of each face, for what else is left to chance
   */
  record Batch(
      Tensor faces,
      Tensor targets,
      @Nullable Tensor taught,
      @Nullable Tensor affect,
      List<SplittableRandom> randoms) {}

  /** The numbers of a batch, face by face. */
  private static final class Drawn {

    private final float[] levels;
    private final float[] own;
    private final float[] taught;
    private final float[] affect;

    Drawn(int levels, int own, int taught, float[] affect) {
      this.levels = new float[levels];
      this.own = new float[own];
      this.taught = new float[taught];
      this.affect = affect;
    }
  }
}
