package io.mien.stream.summary;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/**
 * Which windows are summarized.
 *
 * @param windows the kinds, each once; none switches summaries off
 * @param grace how long a window stays open for frames that come late, by the camera's clock
 */
public record SummarySettings(List<WindowSpec> windows, Duration grace) {

  /** A figure every ten seconds, and the last minute as often. */
  public static final SummarySettings DEFAULT =
      new SummarySettings(
          List.of(
              new WindowSpec(Duration.ofSeconds(10), Duration.ofSeconds(10)),
              new WindowSpec(Duration.ofMinutes(1), Duration.ofSeconds(10))),
          Duration.ofSeconds(2));

  public SummarySettings {
    windows = List.copyOf(windows);
    if (requireNonNull(grace, "grace").isNegative()) {
      throw new IllegalArgumentException("grace is not negative: " + grace);
    }
    if (new HashSet<>(windows).size() < windows.size()) {
      throw new IllegalArgumentException("the same windows are asked for twice: " + windows);
    }
  }
}
