package io.mien.stream.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
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
 *
 * <p>Written without Javalin's own client, which answers only who sends {@code Accept:
 * text/event-stream}, and so not curl, and which flushes after each event instead of after all that
 * wait.
 */
final class EventStream implements Handler {

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final EventFeed feed;

  EventStream(EventFeed feed) {
    this.feed = feed;
  }

  @Override
  public void handle(Context context) {
    Optional<EventBuffer> buffer = feed.subscribe(Set.copyOf(context.queryParams("camera")));
    if (buffer.isEmpty()) {
      context.status(503).result("as many browsers as this process serves are watching already");
      return;
    }
    HttpServletResponse response = context.res();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    // A proxy would otherwise collect events until its buffer is full.
    response.setHeader("X-Accel-Buffering", "no");
    send(buffer.get(), response);
  }

  /**
   * Keeps the thread of the request for as long as the browser listens; the feed admits fewer than
   * there are threads. Handed to Javalin as a future instead, a browser that leaves ends the
   * request under Javalin's hands, and 7.2.3 then handles the error of handling the error for ever.
   */
  private void send(EventBuffer buffer, HttpServletResponse response) {
    try {
      OutputStream out = response.getOutputStream();
      write(out, ": mien\n\n");
      while (!buffer.isClosed()) {
        write(out, text(buffer.take(HEARTBEAT)));
      }
    } catch (IOException e) {
      LOG.debug("a browser left", e);
    } catch (InterruptedException e) {
      LOG.debug("interrupted while a browser was listening", e);
      Thread.currentThread().interrupt();
    } finally {
      feed.unsubscribe(buffer);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private static String text(EventBuffer.Batch batch) {
    if (batch.events().isEmpty()) {
      return ": still here\n\n";
    }
    StringBuilder text = new StringBuilder();
    if (batch.lost() > 0) {
      text.append("event: lost\ndata: {\"events\":").append(batch.lost()).append("}\n\n");
    }
    for (String event : batch.events()) {
      text.append("event: emotion\ndata: ").append(event).append("\n\n");
    }
    return text.toString();
  }
}
