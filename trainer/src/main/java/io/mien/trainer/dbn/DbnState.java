package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of an {@link AdaptiveDbn} but its arrays.
 *
 * @param layers how many have learned
 * @param current the one that learns, if one does
 * @param firstLayerWalks what theta_L1 is calibrated on
 * @param data fingerprint of the training samples
 */
record DbnState(
    DbnOptions options,
    int layers,
    @Nullable RbmState current,
    List<Double> firstLayerWalks,
    StructureHistory history,
    String data) {

  DbnState {
    requireNonNull(options, "options");
    requireNonNull(history, "history");
    requireNonNull(data, "data");
    firstLayerWalks = List.copyOf(firstLayerWalks);
  }
}
