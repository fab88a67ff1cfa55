package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.VideoFrame;
import org.jspecify.annotations.Nullable;

/**
 * A frame and where it lies on its topic, which Kafka Streams forgets about one that waits.
 *
 * @param frame null where a record has no value
 */
record ArrivedFrame(@Nullable VideoFrame frame, Coordinates place) {

  ArrivedFrame {
    requireNonNull(place, "place");
  }
}
