package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.stream.smooth.SmoothedEmotion;

/** What is kept of what a track shows: smoothed over its judged frames, and the newest of those. */
record TrackMemory(SmoothedEmotion smoothed, Judgment last) {

  TrackMemory {
    requireNonNull(smoothed, "smoothed");
    requireNonNull(last, "last");
  }
}
