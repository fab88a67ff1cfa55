/** Frames to emotion events: the topics, the Kafka Streams topology and what runs it. */
@NullMarked
package io.mien.stream.topology;

import org.jspecify.annotations.NullMarked;
