package io.mien.stream.track;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import io.mien.recognition.face.Box;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows faces by where they are and how they move, never by who they are. Each frame is paired
 * with the tracks in two rounds, as ByteTrack does (Zhang et al., "ByteTrack: Multi-Object Tracking
 * by Associating Every Detection Box", 2022): first the detections that could begin a track, then
 * the doubtful ones with the tracks that are left. A round pairs optimally, by {@link Association}.
 *
 * <p>Time is what the camera's clock says, so skipped frames only make predictions less certain. A
 * frame that is not newer than the newest one (late, or sent twice) finds its tracks and changes
 * none. A clock that leaps by more than the time-out begins a new {@link Timeline}; the one before
 * is kept until the new one has lasted for the time-out, so that single frames with wild clocks,
 * and bursts of very old ones, break nothing.
 *
 * <p>A pure function: the same state and frame give the same answer, whatever the order of the
 * detections. Thread-safe.
 */
public final class Tracker {

  /** Of more faces at a time, those the detector is least sure of are not followed. */
  public static final int MOST_TRACKS = 256;

  private static final Comparator<Detection> SUREST =
      comparingDouble(Detection::score)
          .reversed()
          .thenComparing(
              Detection::box,
              comparingDouble(Box::x)
                  .thenComparingDouble(Box::y)
                  .thenComparingDouble(Box::width)
                  .thenComparingDouble(Box::height))
          .thenComparingInt(Detection::index);

  private final TrackerSettings settings;

  public Tracker(TrackerSettings settings) {
    this.settings = requireNonNull(settings, "settings");
  }

  /** Takes in the next frame of a camera. */
  public Tracking track(CameraTracks before, FrameDetections frame) {
    Timeline current = before.current();
    Timeline earlier = before.earlier();
    if (current != null && current.includes(frame.capturedAt(), settings.timeout())) {
      return goOn(current, earlier, frame);
    }
    if (earlier != null && earlier.includes(frame.capturedAt(), settings.timeout())) {
      return goOn(earlier, current, frame);
    }
    Timeline fresh = new Timeline(frame.capturedAt(), frame.capturedAt(), List.of());
    return advance(fresh, current, frame, new ArrayList<>(tracks(earlier)));
  }

  private Tracking goOn(Timeline timeline, @Nullable Timeline other, FrameDetections frame) {
    if (frame.capturedAt().isAfter(timeline.at())) {
      return advance(timeline, other, frame, new ArrayList<>());
    }
    return new Tracking(
        new CameraTracks(timeline, other),
        pair(timeline.tracks(), frame),
        List.of(),
        List.of(),
        true);
  }

  private Tracking advance(
      Timeline timeline, @Nullable Timeline other, FrameDetections frame, List<Track> ended) {
    Instant now = frame.capturedAt();
    List<Track> before = new ArrayList<>();
    for (Track track : timeline.tracks()) {
      (settings.isGone(track, now) ? ended : before).add(track);
    }
    Map<Integer, Track> paired = pair(before, frame);
    Map<String, Track> seen = new HashMap<>();
    Map<Integer, Track> byFace = new LinkedHashMap<>();
    for (Detection face : frame.faces()) {
      Track track = paired.get(face.index());
      if (track != null) {
        seen.put(track.id(), track.seen(now, face));
        byFace.put(face.index(), track.seen(now, face));
      }
    }
    List<Track> live = new ArrayList<>();
    for (Track track : before) {
      Track updated = seen.getOrDefault(track.id(), track);
      (settings.isRefuted(updated, now) ? ended : live).add(updated);
    }
    List<Track> started = begin(frame, byFace, MOST_TRACKS - live.size());
    live.addAll(started);
    Timeline after = new Timeline(timeline.startedAt(), now, live);
    Timeline kept = other;
    if (other != null && after.length().compareTo(settings.timeout()) > 0) {
      ended.addAll(other.tracks());
      kept = null;
    }
    return new Tracking(new CameraTracks(after, kept), byFace, started, ended, false);
  }

  /** The track of each face that has one, as the track was before. */
  private Map<Integer, Track> pair(List<Track> tracks, FrameDetections frame) {
    List<Detection> sure = new ArrayList<>();
    List<Detection> doubtful = new ArrayList<>();
    for (Detection face : surest(frame)) {
      (face.score() >= settings.minScore() ? sure : doubtful).add(face);
    }
    Map<Integer, Track> paired = new HashMap<>();
    pair(tracks, sure, frame.capturedAt(), paired);
    Set<Track> taken = new HashSet<>(paired.values());
    List<Track> left = tracks.stream().filter(track -> !taken.contains(track)).toList();
    pair(left, doubtful, frame.capturedAt(), paired);
    return paired;
  }

  private static void pair(
      List<Track> tracks, List<Detection> faces, Instant now, Map<Integer, Track> paired) {
    double[][] gains = new double[tracks.size()][faces.size()];
    for (int t = 0; t < gains.length; t++) {
      FaceMotion expected = tracks.get(t).at(now);
      for (int f = 0; f < faces.size(); f++) {
        gains[t][f] = Association.gain(expected, faces.get(f).box());
      }
    }
    int[] faceOf = OptimalAssignment.of(gains, faces.size());
    for (int t = 0; t < faceOf.length; t++) {
      if (faceOf[t] != OptimalAssignment.NONE) {
        paired.put(faces.get(faceOf[t]).index(), tracks.get(t));
      }
    }
  }

  private List<Track> begin(FrameDetections frame, Map<Integer, Track> byFace, int most) {
    List<Track> started = new ArrayList<>();
    for (Detection face : surest(frame)) {
      boolean free = !byFace.containsKey(face.index()) && face.score() >= settings.minScore();
      if (free && started.size() < most) {
        started.add(Track.begin(frame.frameId(), frame.capturedAt(), face));
        byFace.put(face.index(), started.get(started.size() - 1));
      }
    }
    started.sort(comparing(Track::id));
    return started;
  }

  private static List<Detection> surest(FrameDetections frame) {
    return frame.faces().stream().sorted(SUREST).limit(MOST_TRACKS).toList();
  }

  private static List<Track> tracks(@Nullable Timeline timeline) {
    return timeline == null ? List.of() : timeline.tracks();
  }
}
