package io.mien.stream.fault;

import static java.util.Objects.requireNonNull;

import io.mien.schemas.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/**
 * A record that the broker has acknowledged, and what has to come of it.
 *
 * @param place topic, partition and offset, as ids of events begin with
 * @param sentNanos {@link System#nanoTime} when it was handed to the producer
 * @param reason of the dead letter that it has to become; null if it has to become one event
 */
record SentFrame(
    String camera,
    long sequence,
    String place,
    int partition,
    long sentNanos,
    @Nullable DeadLetterReason reason) {

  SentFrame {
    requireNonNull(camera, "camera");
    requireNonNull(place, "place");
  }
}
