package io.mien.trainer.dbn;

import static java.util.Objects.requireNonNull;

/**
 * Samples with what is to be answered.
 *
 * @param inputs what is seen
 * @param targets a distribution over the labels for each
 */
public record LabeledSamples(Samples inputs, Samples targets) {

  public LabeledSamples {
    requireNonNull(inputs, "inputs");
    requireNonNull(targets, "targets");
    if (inputs.size() != targets.size()) {
      throw new IllegalArgumentException(
          "%d inputs with %d targets".formatted(inputs.size(), targets.size()));
    }
  }

  /** How many there are. */
  public int size() {
    return inputs.size();
  }
}
