package io.mien.stream.fault;

import static java.util.Objects.requireNonNull;

import org.apache.avro.specific.SpecificRecord;

/**
 * A committed record as a reader got it.
 *
 * @param nanos {@link System#nanoTime} at which it arrived
 */
record Arrival<T extends SpecificRecord>(T value, int partition, long nanos) {

  Arrival {
    requireNonNull(value, "value");
  }
}
