package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.StageLatencies;
import io.mien.recognition.quality.QualityGate;
import io.mien.recognition.route.RoutedEstimate;
import io.mien.schemas.BundleReference;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame on which every face that had to be judged is.
 *
 * @param faces the followed ones, in their order
 * @param bundle the one that answered
 * @param latencies of all stages
 */
record JudgedFrame(
    FollowedFrame followed,
    List<JudgedFace> faces,
    BundleReference bundle,
    StageLatencies latencies) {

  /**
   * A face and what the model says of it.
   *
   * @param failed gates that it does not pass
   * @param estimate null if it was not asked: of a face that fails a gate, or whose last judgment
   *     still stands
   */
  record JudgedFace(
      FollowedFace face, List<QualityGate> failed, @Nullable RoutedEstimate estimate) {

    JudgedFace {
      requireNonNull(face, "face");
      failed = List.copyOf(failed);
    }

    /** Whether what was judged last is repeated. */
    boolean isRepeated() {
      return estimate == null && failed.isEmpty();
    }
  }

  JudgedFrame {
    requireNonNull(followed, "followed");
    requireNonNull(bundle, "bundle");
    requireNonNull(latencies, "latencies");
    faces = List.copyOf(faces);
  }
}
