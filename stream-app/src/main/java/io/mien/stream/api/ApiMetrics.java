package io.mien.stream.api;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;

/** Figures of the page itself. Safe for use by many threads. */
final class ApiMetrics {

  private final Gauge browsers;
  private final Counter lost;

  /**
   * @throws IllegalArgumentException if the registry has such figures already
   */
  ApiMetrics(CollectorRegistry registry) {
    browsers =
        Gauge.build("mien_page_browsers", "Browsers that follow the events now.")
            .register(registry);
    lost =
        Counter.build(
                "mien_page_events_lost", "Events not sent because a browser was too slow for them.")
            .register(registry);
  }

  void browsers(int count) {
    browsers.set(count);
  }

  void lost(int events) {
    if (events > 0) {
      lost.inc(events);
    }
  }
}
