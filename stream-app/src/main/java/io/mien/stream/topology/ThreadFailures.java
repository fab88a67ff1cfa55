package io.mien.stream.topology;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;

/**
 * Tells which failures of a stream thread a new thread gets over: those of its connection to the
 * broker and of its transaction, which a broker that was away may no longer know. A new thread
 * begins with a new producer where the last transaction was committed.
 *
 * <p>All others would come again, and so would one of these if it came too often. Thread-safe.
 */
final class ThreadFailures {

  /** More than one restart of a broker brings about, for each of some threads. */
  static final int MOST = 20;

  static final Duration WITHIN = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Deque<Instant> recent = new ArrayDeque<>();

  ThreadFailures(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** Whether to go on with a new thread; counts it. */
  synchronized boolean isPassing(Throwable failure) {
    if (!isOfTheBroker(failure)) {
      return false;
    }
    Instant now = clock.instant();
    while (!recent.isEmpty() && recent.peek().isBefore(now.minus(WITHIN))) {
      recent.remove();
    }
    recent.add(now);
    return recent.size() <= MOST;
  }

  private static boolean isOfTheBroker(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException
          || cause instanceof InvalidTxnStateException
          || cause instanceof InvalidProducerEpochException
          || cause instanceof InvalidPidMappingException
          || cause instanceof OutOfOrderSequenceException
          || cause instanceof ProducerFencedException
          || cause instanceof TransactionAbortableException
          || cause instanceof TransactionAbortedException) {
        return true;
      }
    }
    return false;
  }
}
