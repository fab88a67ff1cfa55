package io.mien.trainer.dbn;

import org.jspecify.annotations.Nullable;

/**
 * What is done to a network after fine-tuning, in this order.
 *
 * @param klGeneration null for none
 * @param fixUp null for none
 */
public record RefiningOptions(@Nullable KlGeneration klGeneration, @Nullable FixUp fixUp) {

  /** Nothing. */
  public static final RefiningOptions NONE = new RefiningOptions(null, null);
}
