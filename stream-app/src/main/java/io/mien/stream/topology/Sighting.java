package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FoundFrame;
import io.mien.schemas.VideoFrame;

/**
 * A frame whose faces were found. It is handed from processor to processor and never stored.
 *
 * @param shedBefore frames of its camera that were left out since the one before
 * @param place where the frame lies: what the ids of its events begin with
 * @param bundle for which the faces were cropped and which is to judge them; given back by whoever
 *     found them, when everybody is done with the frame
 */
record Sighting(
    VideoFrame frame, Coordinates place, int shedBefore, FoundFrame found, BundleLease bundle) {

  Sighting {
    requireNonNull(frame, "frame");
    requireNonNull(place, "place");
    requireNonNull(found, "found");
    requireNonNull(bundle, "bundle");
  }
}
