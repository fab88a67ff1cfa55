package io.mien.stream.summary;

import static java.util.Objects.requireNonNull;

import io.mien.stream.time.Spans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A kind of windows. They begin at multiples of the advance since 1970 UTC, so they are the same
 * for all cameras and whenever the application is started.
 *
 * @param length of each
 * @param advance from one to the next: the length for tumbling windows, less for hopping ones
 */
public record WindowSpec(Duration length, Duration advance) {

  /** Every frame counts in each of the windows that overlap. */
  private static final int MOST_OVERLAPPING = 60;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(24);

  public WindowSpec {
    requireNonNull(length, "length");
    requireNonNull(advance, "advance");
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window is 1s to 24h long, not " + Spans.text(length));
    }
    if (advance.compareTo(SHORTEST) < 0 || advance.compareTo(length) > 0) {
      throw new IllegalArgumentException(
          "windows of %s begin every 1s to %s, not every %s"
              .formatted(Spans.text(length), Spans.text(length), Spans.text(advance)));
    }
    if (length.compareTo(advance.multipliedBy(MOST_OVERLAPPING)) > 0) {
      throw new IllegalArgumentException(
          "at most %d windows overlap: those of %s begin every %s or less often, not every %s"
              .formatted(
                  MOST_OVERLAPPING,
                  Spans.text(length),
                  Spans.text(length.dividedBy(MOST_OVERLAPPING)),
                  Spans.text(advance)));
    }
  }

  /**
   * Reads {@code 10s} (tumbling) or {@code 1m/10s} (a minute long, every ten seconds).
   *
   * @throws IllegalArgumentException with a sentence about what is wrong
   */
  public static WindowSpec parse(String text) {
    String[] parts = text.strip().split("/", -1);
    Optional<Duration> length = Spans.parse(parts[0]);
    Optional<Duration> advance = parts.length == 2 ? Spans.parse(parts[1]) : length;
    if (length.isEmpty() || advance.isEmpty() || parts.length > 2) {
      throw new IllegalArgumentException(
          "'%s' is neither a length (10s) nor a length and how often windows begin (1m/10s); a span is a number and a unit, %s"
              .formatted(text.strip(), Spans.EXAMPLES));
    }
    return new WindowSpec(length.get(), advance.get());
  }

  /** The starts of all windows that a moment lies in, the earliest first; in milliseconds. */
  List<Long> startsAt(long millis) {
    long step = advance.toMillis();
    List<Long> starts = new ArrayList<>();
    long start = Math.floorDiv(millis, step) * step;
    while (start + length.toMillis() > millis) {
      starts.add(start);
      start -= step;
    }
    Collections.reverse(starts);
    return starts;
  }

  @Override
  public String toString() {
    return length.equals(advance)
        ? Spans.text(length)
        : Spans.text(length) + "/" + Spans.text(advance);
  }
}
