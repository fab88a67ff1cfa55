package io.mien.stream.analyze;

import io.mien.schemas.FaceTrack;
import io.mien.stream.analyze.AnalysisReport.TrackReport;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the faces that were followed, camera by camera. */
final class TrackTally {

  private final Map<String, Map<String, Followed>> cameras = new HashMap<>();

  private record Followed(long frames, boolean confirmed) {

    Followed plus(Followed other) {
      return new Followed(frames + other.frames, confirmed || other.confirmed);
    }
  }

  void add(String camera, FaceTrack track) {
    cameras
        .computeIfAbsent(camera, name -> new HashMap<>())
        .merge(track.getId(), new Followed(1, track.getConfirmed()), Followed::plus);
  }

  TrackReport report(String camera) {
    Map<String, Followed> tracks = cameras.getOrDefault(camera, Map.of());
    List<Long> lengths =
        tracks.values().stream()
            .filter(Followed::confirmed)
            .map(Followed::frames)
            .sorted(Comparator.reverseOrder())
            .toList();
    return new TrackReport(lengths, tracks.size() - lengths.size());
  }
}
