package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.follow.FollowSettings;
import io.mien.stream.smooth.SmoothingSettings;
import io.mien.stream.track.TrackerSettings;
import java.time.Duration;

/**
 * How the faces of a camera are followed, which of them are judged, and how what they show is made
 * calm.
 *
 * @param detectEvery capture time between two detections, between which faces are followed by the
 *     motion of their points; zero detects on every frame
 */
public record TrackingSettings(
    TrackerSettings tracker,
    SmoothingSettings smoothing,
    JudgingSettings judging,
    Duration detectEvery) {

  public TrackingSettings {
    requireNonNull(tracker, "tracker");
    requireNonNull(smoothing, "smoothing");
    requireNonNull(judging, "judging");
    requireNonNull(detectEvery, "detectEvery");
    if (detectEvery.isNegative()) {
      throw new IllegalArgumentException("detectEvery is not negative: " + detectEvery);
    }
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
        JudgingSettings.DEFAULT,
        Duration.ZERO);
  }

  /** The same with another choice of the faces that are judged. */
  public TrackingSettings withJudging(JudgingSettings chosen) {
    return new TrackingSettings(tracker, smoothing, chosen, detectEvery);
  }

  /**
   * When a finder need not search a frame: a face is followed once it is confirmed as a track is.
   */
  FollowSettings following() {
    return new FollowSettings(detectEvery, tracker.confirmation(), tracker.timeout());
  }
}
