package io.mien.stream.alert;

import java.util.Optional;

/** How a quantity stands to a threshold. */
enum Comparison {
  ABOVE(">") {
    @Override
    boolean holds(double value, double threshold) {
      return value > threshold;
    }
  },
  AT_LEAST(">=") {
    @Override
    boolean holds(double value, double threshold) {
      return value >= threshold;
    }
  },
  BELOW("<") {
    @Override
    boolean holds(double value, double threshold) {
      return value < threshold;
    }
  },
  AT_MOST("<=") {
    @Override
    boolean holds(double value, double threshold) {
      return value <= threshold;
    }
  };

  private final String sign;

  Comparison(String sign) {
    this.sign = sign;
  }

  static Optional<Comparison> of(String sign) {
    for (Comparison comparison : values()) {
      if (comparison.sign.equals(sign)) {
        return Optional.of(comparison);
      }
    }
    return Optional.empty();
  }

  abstract boolean holds(double value, double threshold);

  /** The value of the two that meets the comparison more easily. */
  double extreme(double one, double other) {
    return this == ABOVE || this == AT_LEAST ? Math.max(one, other) : Math.min(one, other);
  }
}
