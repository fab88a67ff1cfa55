/**
 * Which face of a frame is which of the frames before: tracks, without Kafka and without pictures.
 * Everything here is immutable and depends on its arguments alone.
 */
@NullMarked
package io.mien.stream.track;

import org.jspecify.annotations.NullMarked;
