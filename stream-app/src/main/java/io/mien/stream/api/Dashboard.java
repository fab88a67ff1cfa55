package io.mien.stream.api;

import io.mien.schemas.AvroSerdes;
import io.mien.stream.frames.FramePictures;
import io.mien.stream.topology.Topics;
import io.prometheus.client.CollectorRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The page with everything behind it: the server, the events and the pictures. */
public final class Dashboard implements AutoCloseable {

  private final EventFeed feed;
  private final FramePreview preview;
  private final ApiServer server;

  private Dashboard(EventFeed feed, FramePreview preview, ApiServer server) {
    this.feed = feed;
    this.preview = preview;
    this.server = server;
  }

  /**
   * Starts all of it; the topics need not exist yet.
   *
   * @param client bootstrap.servers and whatever else a client needs
   * @param pictures where those of frames are
   * @param readiness what {@code /readyz} tells
   * @param registry what {@code /metrics} tells; figures of the page join it
   * @throws io.mien.recognition.MienException if the address cannot be listened on or the
   *     properties make no consumer
   */
  public static Dashboard start(
      ApiSettings settings,
      Map<String, Object> client,
      Topics topics,
      AvroSerdes serdes,
      FramePictures pictures,
      Readiness readiness,
      CollectorRegistry registry) {
    EventFeed feed = EventFeed.start(client, topics, serdes, new ApiMetrics(registry));
    FramePreview preview = FramePreview.start(client, topics, serdes, pictures, settings.preview());
    try {
      return new Dashboard(
          feed, preview, ApiServer.start(settings, feed, preview, readiness, registry));
    } catch (RuntimeException e) {
      preview.close();
      feed.close();
      throw e;
    }
  }

  /** Where a browser on this machine finds the page. */
  public URI url() {
    return server.url();
  }

  /** Waits until every event written from now on will be shown; false if the time was over. */
  public boolean awaitEvents(Duration limit) throws InterruptedException {
    return feed.awaitStart(limit);
  }

  @Override
  public void close() {
    server.close();
    preview.close();
    feed.close();
  }
}
