/** A real Kafka broker within this process, for demos, tests and trying things. */
@NullMarked
package io.mien.stream.broker;

import org.jspecify.annotations.NullMarked;
