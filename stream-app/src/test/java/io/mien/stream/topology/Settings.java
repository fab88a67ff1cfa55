package io.mien.stream.topology;

import io.mien.recognition.quality.QualityGates;
import java.time.Duration;

/** Settings for tests whose faces are no pictures of faces. */
public final class Settings {

  private Settings() {}

  /** Everything as usual, but every face is judged, however it looks. */
  public static TrackingSettings judgingEveryFace() {
    return TrackingSettings.defaults(0.7f)
        .withJudging(new JudgingSettings(QualityGates.OPEN, false, Duration.ZERO));
  }
}
