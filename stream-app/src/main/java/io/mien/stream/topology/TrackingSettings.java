package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.smooth.SmoothingSettings;
import io.mien.stream.track.TrackerSettings;

/**
 * How the faces of a camera are followed, which of them are judged, and how what they show is made
 * calm.
 */
public record TrackingSettings(
    TrackerSettings tracker, SmoothingSettings smoothing, JudgingSettings judging) {

  public TrackingSettings {
    requireNonNull(tracker, "tracker");
    requireNonNull(smoothing, "smoothing");
    requireNonNull(judging, "judging");
  }

  /**
   * The defaults.
   *
   * @param minScore that a detection needs to begin a track, in [0, 1]
   */
  public static TrackingSettings defaults(float minScore) {
    return new TrackingSettings(
        new TrackerSettings(TrackerSettings.TIMEOUT, TrackerSettings.CONFIRMATION, minScore),
        new SmoothingSettings(
            SmoothingSettings.HALF_LIFE,
            SmoothingSettings.HYSTERESIS,
            SmoothingSettings.MIN_CONFIDENCE),
        JudgingSettings.DEFAULT);
  }

  /** The same with another choice of the faces that are judged. */
  public TrackingSettings withJudging(JudgingSettings chosen) {
    return new TrackingSettings(tracker, smoothing, chosen);
  }
}
