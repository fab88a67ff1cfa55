package io.mien.recognition.route;

/** Which expert groups of a bundle are asked. */
public enum ExpertChoice {
  /** Those that beat the parent on validation. */
  ENABLED,
  /** Also those that did not: to see what they would change. */
  ALL,
  /** None: the parent answers alone. */
  NONE;

  /** Whether a group is asked. */
  public boolean takes(ExpertGroup group) {
    return switch (this) {
      case ENABLED -> group.enabled();
      case ALL -> true;
      case NONE -> false;
    };
  }
}
