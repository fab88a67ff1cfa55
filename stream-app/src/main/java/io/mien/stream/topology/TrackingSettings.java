package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.smooth.SmoothingSettings;
import io.mien.stream.track.TrackerSettings;

/** How the faces of a camera are followed, and how what they show is made calm. */
public record TrackingSettings(TrackerSettings tracker, SmoothingSettings smoothing) {

  public TrackingSettings {
    requireNonNull(tracker, "tracker");
    requireNonNull(smoothing, "smoothing");
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
            SmoothingSettings.MIN_CONFIDENCE));
  }
}
