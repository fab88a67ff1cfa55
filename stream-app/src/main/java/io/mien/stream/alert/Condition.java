package io.mien.stream.alert;

import static java.util.Objects.requireNonNull;

/** What has to be so. */
record Condition(Quantity quantity, Comparison comparison, double threshold) {

  Condition {
    requireNonNull(quantity, "quantity");
    requireNonNull(comparison, "comparison");
  }
}
