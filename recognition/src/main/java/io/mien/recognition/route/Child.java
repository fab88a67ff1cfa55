package io.mien.recognition.route;

/**
 * A model that was learned again from the parent, and how far from the parent it has to answer to
 * be believed. The child that learned what the parent gets right answers near it, the one that
 * learned what the parent gets wrong far from it.
 *
 * @param minDivergence nats of {@code D(parent, child)} from which on it is chosen, at least 0
 * @param maxDivergence nats below which it is chosen; positive infinity for no bound
 */
public record Child(String name, double minDivergence, double maxDivergence) {

  public Child {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a child's name is blank");
    }
    if (!(minDivergence >= 0 && minDivergence < maxDivergence)) {
      throw new IllegalArgumentException(
          "the child '%s' has the empty range of divergence [%s, %s)"
              .formatted(name, minDivergence, maxDivergence));
    }
  }

  /** Whether {@code D(parent, child)} lies in this child's range. */
  public boolean answers(double divergence) {
    return divergence >= minDivergence && divergence < maxDivergence;
  }
}
