package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.FoundFrame;
import io.mien.schemas.VideoFrame;

/**
 * A frame whose faces were found. It is handed from processor to processor and never stored.
 *
 * @param place where the frame lies: what the ids of its events begin with
 */
record Sighting(VideoFrame frame, Coordinates place, FoundFrame found) {

  Sighting {
    requireNonNull(frame, "frame");
    requireNonNull(place, "place");
    requireNonNull(found, "found");
  }
}
