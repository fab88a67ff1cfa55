package io.mien.trainer.expert;

/**
 * How children learn, whatever their family.
 *
 * @param epochs passes over a set at most
 * @param learningRate at the start, for a CNN; other families scale it to their own optimizer
 * @param augmented whether faces are changed at random
 * @param seed of order, augmentation and dropout
 */
public record ChildOptions(int epochs, double learningRate, boolean augmented, long seed) {

  private static final int FACES_SEEN = 10_000;
  private static final int FEWEST = 1;
  private static final int BY_HEART = 8_000;

  public ChildOptions {
    if (epochs < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "epochs %d, learning rate %s".formatted(epochs, learningRate));
    }
  }

  /** What the experts of the default bundle learned with. */
  public static ChildOptions defaults(long seed) {
    return new ChildOptions(20, 0.01, true, seed);
  }

  /** The same with fewer passes where a set is so large that few teach as much. */
  ChildOptions forFaces(int faces) {
    int enough = Math.max(FEWEST, FACES_SEEN / Math.max(1, faces));
    return new ChildOptions(Math.min(epochs, enough), learningRate, augmented, seed);
  }

  /**
   * What the children of the paper protocol learn with: the very faces they are measured on, until
   * they know them.
   */
  ChildOptions byHeart(int faces) {
    int known = Math.max(2 * epochs, BY_HEART / Math.max(1, faces));
    return new ChildOptions(known, learningRate, false, seed);
  }
}
