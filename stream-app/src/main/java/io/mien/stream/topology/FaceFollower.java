package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FoundFace;
import io.mien.stream.topology.FollowedFrame.FollowedFace;
import io.mien.stream.track.Detection;
import io.mien.stream.track.FrameDetections;
import io.mien.stream.track.Track;
import io.mien.stream.track.Tracker;
import io.mien.stream.track.TrackerSettings;
import io.mien.stream.track.Tracking;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the faces of a frame on the tracks of their camera. A function of its arguments alone.
 * Thread-safe.
 */
final class FaceFollower {

  private final TrackerSettings settings;
  private final Tracker tracker;

  FaceFollower(TrackerSettings settings) {
    this.settings = requireNonNull(settings, "settings");
    this.tracker = new Tracker(settings);
  }

  /** Takes in the next frame of a camera. */
  FollowedFrame follow(CameraMemory before, Sighting sighting) {
    Tracking tracking = tracker.track(before.tracks(), detections(sighting));
    List<FollowedFace> faces = new ArrayList<>();
    List<FoundFace> found = sighting.found().faces();
    for (int i = 0; i < found.size(); i++) {
      Track track = tracking.byFace().get(i);
      if (track != null || found.get(i).face().score() >= settings.minScore()) {
        faces.add(new FollowedFace(i, found.get(i), track));
      }
    }
    return new FollowedFrame(sighting, before, tracking, faces);
  }

  private static FrameDetections detections(Sighting sighting) {
    List<Detection> detections = new ArrayList<>();
    for (FoundFace found : sighting.found().faces()) {
      detections.add(new Detection(detections.size(), found.face().box(), found.face().score()));
    }
    return new FrameDetections(
        sighting.place().toString(), sighting.frame().getCapturedAt(), detections);
  }
}
