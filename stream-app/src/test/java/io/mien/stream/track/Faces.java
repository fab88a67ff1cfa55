package io.mien.stream.track;

import io.mien.recognition.face.Box;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Detections and a camera that is fed with them. */
final class Faces {

  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final TrackerSettings SETTINGS = new TrackerSettings(Duration.ofSeconds(2), 3, 0.7f);

  private Faces() {}

  /** A face of 40 by 50 pixels around that middle. */
  static Box at(double x, double y) {
    return new Box((float) x - 20, (float) y - 25, 40, 50);
  }

  static List<Detection> sure(Box... boxes) {
    List<Detection> faces = new ArrayList<>();
    for (Box box : boxes) {
      faces.add(new Detection(faces.size(), box, 0.9f));
    }
    return faces;
  }

  /** Feeds one camera and keeps its state. */
  static final class Camera {

    private final Tracker tracker = new Tracker(SETTINGS);
    CameraTracks state = CameraTracks.NONE;
    private int frames;

    /** The id of each face in order; null for one without a track. */
    List<String> see(long millis, Box... boxes) {
      return ids(look(millis, sure(boxes)), boxes.length);
    }

    Tracking look(long millis, List<Detection> faces) {
      Tracking tracking =
          tracker.track(
              state, new FrameDetections("f" + frames++, START.plusMillis(millis), faces));
      state = tracking.after();
      return tracking;
    }

    static List<String> ids(Tracking tracking, int faces) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < faces; i++) {
        Track track = tracking.byFace().get(i);
        ids.add(track == null ? null : track.id());
      }
      return ids;
    }
  }
}
