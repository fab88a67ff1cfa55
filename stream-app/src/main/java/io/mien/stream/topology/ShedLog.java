package io.mien.stream.topology;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how many frames were shed, in one line every ten seconds while there are any. */
final class ShedLog {

  private static final Logger LOG = LoggerFactory.getLogger(ShedLog.class);
  private static final Duration PERIOD = Duration.ofSeconds(10);
  private static final int LISTED = 8;

  private final Duration maxLag;
  private final Map<String, Long> counts = new TreeMap<>();
  private long told;

  ShedLog(Duration maxLag) {
    this.maxLag = maxLag;
  }

  void count(String camera) {
    counts.merge(camera, 1L, Long::sum);
  }

  /**
   * @param now milliseconds of some clock
   */
  void tell(long now) {
    if (!counts.isEmpty() && now - told >= PERIOD.toMillis()) {
      told = now;
      tellAll();
    }
  }

  void tellAll() {
    if (counts.isEmpty()) {
      return;
    }
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    String cameras =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(LISTED)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(joining(", "));
    LOG.warn(
        "shed {} frames older than {} ms ({}{}); more --threads or instances, or fewer frames a second, would keep up",
        sum,
        maxLag.toMillis(),
        cameras,
        counts.size() > LISTED ? ", ..." : "");
    counts.clear();
  }
}
