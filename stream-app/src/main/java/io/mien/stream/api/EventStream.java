package io.mien.stream.api;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The emotion events as server-sent events, from now on: {@code emotion} with one event as JSON,
 * {@code lost} with how many were skipped because the reader was slow, and a comment every ten
 * seconds so that nobody takes silence for a dead connection. {@code ?camera=ID}, repeated if need
 * be, asks for some cameras only.
 */
final class EventStream implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final EventFeed feed;
  private final Handler stream = new SseHandler(this::send);

  EventStream(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  public void handle(Context context) throws Exception {
    String accept = context.header("Accept");
    if (accept == null || !accept.contains("text/event-stream")) {
      context
          .status(HttpStatus.NOT_ACCEPTABLE)
          .result(
              "this is an event stream; ask for it with the header 'Accept: text/event-stream'");
      return;
    }
    stream.handle(context);
  }

  /** Runs on a thread of its own for as long as the browser listens. */
  private void send(SseClient client) {
    Optional<EventBuffer> subscribed =
        feed.subscribe(Set.copyOf(client.ctx().queryParams("camera")));
    if (subscribed.isEmpty()) {
      client.sendEvent("refused", "{\"reason\":\"too many browsers are watching\"}");
      client.close();
      return;
    }
    EventBuffer buffer = subscribed.get();
    try {
      client.sendComment("mien");
      while (!client.terminated() && !buffer.isClosed()) {
        send(client, buffer.take(HEARTBEAT));
      }
    } catch (InterruptedException e) {
      LOG.debug("interrupted while a browser was listening", e);
      Thread.currentThread().interrupt();
    } finally {
      feed.unsubscribe(buffer);
      client.close();
    }
  }

  private static void send(SseClient client, EventBuffer.Batch batch) {
    if (batch.events().isEmpty()) {
      client.sendComment("still here");
      return;
    }
    if (batch.lost() > 0) {
      client.sendEvent("lost", "{\"events\":%d}".formatted(batch.lost()));
    }
    for (String event : batch.events()) {
      if (client.terminated()) {
        return;
      }
      client.sendEvent("emotion", event);
    }
  }
}
