package io.mien.stream.metrics;

import io.mien.schemas.BundleReference;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics of bundles for Prometheus. A bundle's series goes when another takes its role. */
public final class PrometheusModelMetrics implements ModelMetrics {

  private static final double[] SECONDS = {.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1};
  private static final double[] NATS = {.001, .01, .05, .1, .25, .5, 1, 2, 5};

  private final Gauge bundles;
  private final Counter switches;
  private final Counter refusals;
  private final Counter shadowed;
  private final Histogram shadowSeconds;
  private final Histogram shadowNats;
  private final Map<String, BundleReference> running = new ConcurrentHashMap<>();

  /**
   * @param registry that they join
   */
  public PrometheusModelMetrics(CollectorRegistry registry) {
    this.bundles =
        Gauge.build("mien_bundle_info", "Which bundle has which role: 1 for that one.")
            .labelNames("role", "name", "version", "sha256")
            .register(registry);
    this.switches =
        Counter.build("mien_bundle_switches_total", "How often a bundle took over a role.")
            .labelNames("role")
            .register(registry);
    this.refusals =
        Counter.build(
                "mien_bundle_refusals_total", "Bundles that were wanted and could not be had.")
            .labelNames("role")
            .register(registry);
    this.shadowed =
        Counter.build(
                "mien_shadow_faces_total",
                "Faces of a shadow's share: same or different top emotion, skipped, failed.")
            .labelNames("outcome")
            .register(registry);
    this.shadowSeconds =
        Histogram.build("mien_shadow_seconds", "What judging one face cost a shadow.")
            .buckets(SECONDS)
            .register(registry);
    this.shadowNats =
        Histogram.build(
                "mien_shadow_divergence_nats", "Divergence of live answers from a shadow's.")
            .buckets(NATS)
            .register(registry);
    List.of("same", "different", "skipped", "failed").forEach(shadowed::labels);
  }

  @Override
  public void shadowCompared(double seconds, double nats, boolean differs) {
    shadowed.labels(differs ? "different" : "same").inc();
    shadowSeconds.observe(seconds);
    shadowNats.observe(nats);
  }

  @Override
  public void shadowSkipped() {
    shadowed.labels("skipped").inc();
  }

  @Override
  public void shadowFailed() {
    shadowed.labels("failed").inc();
  }

  @Override
  public void running(String role, BundleReference bundle) {
    freed(role);
    running.put(role, bundle);
    bundles.labels(role, bundle.getName(), bundle.getVersion(), bundle.getSha256()).set(1);
  }

  @Override
  public void freed(String role) {
    BundleReference before = running.remove(role);
    if (before != null) {
      bundles.remove(role, before.getName(), before.getVersion(), before.getSha256());
    }
    switches.labels(role);
    refusals.labels(role);
  }

  @Override
  public void switched(String role) {
    switches.labels(role).inc();
  }

  @Override
  public void refused(String role) {
    refusals.labels(role).inc();
  }
}
