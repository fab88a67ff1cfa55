package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.quality.QualityGate;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import java.time.Instant;
import java.util.List;

/** Chooses the faces that a model has to look at. Thread-safe. */
final class FaceChoice {

  private final JudgingSettings settings;

  FaceChoice(JudgingSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** The gates that a face does not pass. */
  List<QualityGate> failed(FollowedFace face) {
    return settings.gates().failed(face.found().quality());
  }

  /**
   * Whether a face has to be judged.
   *
   * @param failed gates that it does not pass
   * @param bundle SHA-256 of the bundle that would answer
   */
  boolean isDue(FollowedFrame frame, FollowedFace face, List<QualityGate> failed, String bundle) {
    if (!failed.isEmpty()) {
      return settings.judgeAll();
    }
    TrackMemory known = frame.before().of(face.track());
    if (known == null || frame.tracking().late()) {
      return true;
    }
    Judgment last = known.last();
    Instant capturedAt = frame.sighting().frame().getCapturedAt();
    return !last.bundle().equals(bundle) || !last.standsAt(capturedAt);
  }
}
