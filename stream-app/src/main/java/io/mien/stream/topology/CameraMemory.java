package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.track.CameraTracks;
import io.mien.stream.track.Track;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one camera between two frames.
 *
 * @param known what tracks show, by their id; those of which no frame was judged are not in it
 */
record CameraMemory(CameraTracks tracks, Map<String, TrackMemory> known) {

  /** A camera that was never seen. */
  static final CameraMemory NONE = new CameraMemory(CameraTracks.NONE, Map.of());

  CameraMemory {
    requireNonNull(tracks, "tracks");
    known = Map.copyOf(known);
  }

  /** What is known of a track; null of one that was never judged, and of none. */
  @Nullable TrackMemory of(@Nullable Track track) {
    return track == null ? null : known.get(track.id());
  }
}
