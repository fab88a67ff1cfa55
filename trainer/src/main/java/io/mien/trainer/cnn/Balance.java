package io.mien.trainer.cnn;

import static java.util.Objects.requireNonNull;

/**
 * How emotions of which there are few hold their own against those of which there are many. A face
 * belongs to the class of the last head: the data set's own label.
 *
 * @param upTo classes with fewer faces are filled up to so many by transformed copies, turned by up
 *     to 45 degrees and mirrored, others every epoch; 0 for none
 * @param downTo of classes with more faces, so many are drawn for each epoch; 0 for all
 * @param weights of their losses
 */
public record Balance(int upTo, int downTo, ClassWeights weights) {

  /** As many as there are. */
  public static final Balance NONE = new Balance(0, 0, ClassWeights.NONE);

  public Balance {
    requireNonNull(weights, "weights");
    if (upTo < 0 || downTo < 0 || (upTo > 0 && downTo > 0 && upTo > downTo)) {
      throw new IllegalArgumentException(
          "classes are filled up to %d and cut down to %d".formatted(upTo, downTo));
    }
  }

  boolean resamples() {
    return upTo > 0 || downTo > 0;
  }
}
