package io.mien.trainer.cnn;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a forward pass is for.
 *
 * @param purpose how batches are normalized and whether anything is dropped
 * @param randoms one for each face, which decide what is dropped; none in use
 */
record Pass(Purpose purpose, List<SplittableRandom> randoms) {

  /** Use: nothing is dropped, and what is remembered normalizes. */
  static final Pass INFERENCE = new Pass(Purpose.INFERENCE, List.of());

  Pass {
    randoms = List.copyOf(randoms);
  }

  /** Purposes. */
  enum Purpose {
    /** Learning: batches are normalized by their own statistics, which are remembered. */
    TRAINING,
    /** The same for another share of the batch, whose statistics are not remembered again. */
    TRAINING_UNTRACKED,
    /**
     * Learning on few faces: their own statistics would be noise, so that what is remembered
     * normalizes them and stays.
     */
    RELEARNING,
    /** Use: normalized by what is remembered. */
    INFERENCE
  }

  /** Whether batches are normalized by their own statistics. */
  boolean training() {
    return purpose == Purpose.TRAINING || purpose == Purpose.TRAINING_UNTRACKED;
  }

  /** Whether remembered statistics take part: they are used, or follow the batch. */
  boolean tracked() {
    return purpose != Purpose.TRAINING_UNTRACKED;
  }

  /** Whether anything is dropped. */
  boolean dropping() {
    return purpose != Purpose.INFERENCE;
  }
}
