package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * A frame and where it lies on its topic, which Kafka Streams forgets about one that waits.
 *
 * @param frame null where a record has no value
 * @param shedBefore frames of its camera that were left out since the one before
 */
record ArrivedFrame(@Nullable VideoFrame frame, Coordinates place, int shedBefore) {

  ArrivedFrame {
    requireNonNull(place, "place");
  }
}
