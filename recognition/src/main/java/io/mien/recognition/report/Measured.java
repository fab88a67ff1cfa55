package io.mien.recognition.report;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;

/**
 * Where figures come from.
 *
 * @param command what was typed, without paths that only exist here
 * @param took wall-clock time
 */
public record Measured(String command, Duration took, Machine machine) {

  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  public Measured {
    requireNonNull(command, "command");
    requireNonNull(took, "took");
    requireNonNull(machine, "machine");
  }

  /** On this machine, up to now. */
  public static Measured here(String command, Duration took) {
    return new Measured(command, took, Machine.here());
  }

  /** "Took 3 min 20 s on ...". */
  public String sentence() {
    return "Took %s on %s.".formatted(spoken(took), machine);
  }

  private static String spoken(Duration took) {
    long seconds = took.toSeconds();
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1e3);
    }
    return seconds < HOUR
        ? "%d min %d s".formatted(seconds / MINUTE, seconds % MINUTE)
        : "%d h %d min".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
  }
}
