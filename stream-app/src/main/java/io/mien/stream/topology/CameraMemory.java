package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.smooth.SmoothedEmotion;
import io.mien.stream.track.CameraTracks;
import java.util.Map;

/**
 * What is kept of one camera between two frames.
 *
 * @param shown what tracks show, by their id; those of which no frame was judged are not in it
 */
record CameraMemory(CameraTracks tracks, Map<String, SmoothedEmotion> shown) {

  /** A camera that was never seen. */
  static final CameraMemory NONE = new CameraMemory(CameraTracks.NONE, Map.of());

  CameraMemory {
    requireNonNull(tracks, "tracks");
    shown = Map.copyOf(shown);
  }
}
