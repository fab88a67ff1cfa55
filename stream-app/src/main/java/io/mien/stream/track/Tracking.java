package io.mien.stream.track;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a frame did to the tracks of its camera.
 *
 * @param after what to keep until the next frame
 * @param byFace the track of each face that has one, by the index of the face
 * @param started tracks that began with this frame
 * @param ended tracks that will not be seen again
 * @param late whether the frame is not newer than the newest one, so that it changed no track
 */
public record Tracking(
    CameraTracks after,
    Map<Integer, Track> byFace,
    List<Track> started,
    List<Track> ended,
    boolean late) {

  public Tracking {
    requireNonNull(after, "after");
    byFace = Map.copyOf(new LinkedHashMap<>(byFace));
    started = List.copyOf(started);
    ended = List.copyOf(ended);
  }

  /** The track of a face; none where too little speaks for it, or on a late frame. */
  public Optional<Track> of(Detection face) {
    return Optional.ofNullable(byFace.get(face.index()));
  }
}
