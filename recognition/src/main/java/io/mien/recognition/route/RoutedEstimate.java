package io.mien.recognition.route;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.emotion.EmotionEstimate;

/** What a bundle says of one face, and how it came to that. */
public record RoutedEstimate(EmotionEstimate estimate, Route route) {

  public RoutedEstimate {
    requireNonNull(estimate, "estimate");
    requireNonNull(route, "route");
  }

  /** The parent's estimate, for a face that triggered no group. */
  public static RoutedEstimate ofParent(EmotionEstimate estimate) {
    return new RoutedEstimate(estimate, Route.PARENT);
  }
}
