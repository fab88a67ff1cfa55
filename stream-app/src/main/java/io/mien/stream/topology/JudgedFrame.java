package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.BundleReference;
import java.util.List;

/**
 * A frame whose faces were judged.
 *
 * @param estimates one for each followed face
 * @param bundle the one that answered
 * @param latencies of all stages
 */
record JudgedFrame(
    FollowedFrame followed,
    List<RoutedEstimate> estimates,
    BundleReference bundle,
    StageLatencies latencies) {

  JudgedFrame {
    requireNonNull(followed, "followed");
    requireNonNull(bundle, "bundle");
    requireNonNull(latencies, "latencies");
    estimates = List.copyOf(estimates);
    if (estimates.size() != followed.faces().size()) {
      throw new IllegalArgumentException(
          "%d estimates for %d faces".formatted(estimates.size(), followed.faces().size()));
    }
  }
}
