package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FoundFace;
import io.mien.stream.track.Track;
import io.mien.stream.track.Tracking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame whose faces are on the tracks of their camera.
 *
 * @param before what was known of the camera
 * @param faces from left to right, without doubtful ones that nobody follows
 */
record FollowedFrame(
    Sighting sighting, CameraMemory before, Tracking tracking, List<FollowedFace> faces) {

  /**
   * A face on its track.
   *
   * @param index among all that were found on its frame
   * @param track null on a late frame where nobody followed it, or where too many are followed
   */
  record FollowedFace(int index, FoundFace found, @Nullable Track track) {

    FollowedFace {
      requireNonNull(found, "found");
    }
  }

  FollowedFrame {
    requireNonNull(sighting, "sighting");
    requireNonNull(before, "before");
    requireNonNull(tracking, "tracking");
    faces = List.copyOf(faces);
  }
}
