package io.mien.stream.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;

/**
 * For those who run the process: {@code /healthz} (it answers), {@code /readyz} (it processes
 * frames) and {@code /metrics} in Prometheus or OpenMetrics text, whichever is asked for.
 */
final class OperationsRoutes {

  private final Readiness readiness;
  private final CollectorRegistry registry;

  OperationsRoutes(Readiness readiness, CollectorRegistry registry) {
    this.readiness = readiness;
    this.registry = registry;
  }

  void addTo(RoutesConfig routes) {
    routes.get("/healthz", context -> context.result("alive\n"));
    routes.get("/readyz", this::ready);
    routes.get("/metrics", this::metrics);
  }

  private void ready(Context context) {
    boolean ready = readiness.isReady();
    context
        .status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .result((ready ? "ready: " : "not ready: ") + readiness.state() + "\n");
  }

  private void metrics(Context context) throws IOException {
    String type = TextFormat.chooseContentType(context.header("Accept"));
    StringWriter text = new StringWriter();
    TextFormat.writeFormat(type, text, registry.metricFamilySamples());
    context.contentType(type).result(text.toString());
  }
}
