package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * Where fine-tuning stands.
 *
 * @param epoch passes done
 * @param steps of Adam done
 * @param bestEpoch the pass with the best validation loss, 0 before the first
 * @param bestLoss that loss, in nats
 * @param layers how many the network has, with the softmax layer
 */
record TuningState(
    TuningOptions options, int epoch, int steps, int bestEpoch, double bestLoss, int layers) {

  TuningState {
    requireNonNull(options, "options");
  }
}
