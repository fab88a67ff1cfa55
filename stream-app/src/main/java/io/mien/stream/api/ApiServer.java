package io.mien.stream.api;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.mien.recognition.MienException;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves the page, {@code /api/cameras} and what lies below, {@code /api/events}, {@code /healthz},
 * {@code /readyz} and {@code /metrics}. The feed and the preview stay the caller's.
 */
final class ApiServer implements AutoCloseable {

  private final ApiSettings settings;
  private final EventFeed feed;
  private final Javalin javalin;

  private ApiServer(ApiSettings settings, EventFeed feed, Javalin javalin) {
    this.settings = settings;
    this.feed = feed;
    this.javalin = javalin;
  }

  /**
   * Listens.
   *
   * @param feed where events come from
   * @param preview where pictures come from
   * @param readiness what {@code /readyz} tells
   * @param registry what {@code /metrics} tells
   * @throws MienException if the address cannot be listened on
   */
  static ApiServer start(
      ApiSettings settings,
      EventFeed feed,
      FramePreview preview,
      Readiness readiness,
      CollectorRegistry registry) {
    Javalin javalin =
        Javalin.create(
            config -> {
              configure(config, settings);
              SecurityPolicy policy = new SecurityPolicy(settings.host());
              config.routes.before(policy::apply);
              PageFiles.addTo(config.routes);
              config.routes.get("/api/events", new EventStream(feed));
              new CameraRoutes(feed.cameras(), preview).addTo(config.routes);
              new StateRoutes(readiness::cameras).addTo(config.routes);
              new OperationsRoutes(readiness, registry).addTo(config.routes);
            });
    return new ApiServer(settings, feed, javalin.start());
  }

  private static void configure(JavalinConfig config, ApiSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.generateEtags = true;
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  /** Binds at once, so that a taken port is told in our own words. */
  private static ServerConnector connector(
      Server server, HttpConfiguration http, ApiSettings settings) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    try {
      connector.open();
    } catch (IOException e) {
      throw new MienException(sentence(settings, e), e);
    }
    return connector;
  }

  private static String sentence(ApiSettings settings, IOException e) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    if (address.isUnresolved()) {
      return "there is no host '%s' to listen on; see --host".formatted(settings.host());
    }
    boolean taken =
        rootCause(e) instanceof BindException bind
            && bind.getMessage() != null
            && bind.getMessage().contains("in use");
    if (taken) {
      return "port %d on %s is taken; stop the other program or choose another port with --port (0: any free one)"
          .formatted(settings.port(), settings.host());
    }
    return "cannot listen on %s port %d: %s; see --host and --port"
        .formatted(settings.host(), settings.port(), rootCause(e).getMessage());
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The port it listens on. */
  int port() {
    return javalin.port();
  }

  /** Where a browser on this machine finds the page. */
  URI url() {
    String host = settings.host();
    String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    String name = reachable.contains(":") ? "[" + reachable + "]" : reachable;
    return URI.create("http://%s:%d/".formatted(name, port()));
  }

  /** Ends the streams of all browsers, then stops listening. */
  @Override
  public void close() {
    feed.hangUp();
    javalin.stop();
  }
}
