package io.mien.stream.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.mien.stream.topology.CameraQueries.Holder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks another instance and passes its answer on. Safe for use by many threads. */
final class Forwarding {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /** Answers the request with what the holder says to it. */
  void forward(Context context, Holder.There holder) {
    String host = holder.host().contains(":") ? "[" + holder.host() + "]" : holder.host();
    URI target =
        URI.create("http://%s:%d%s".formatted(host, holder.port(), context.req().getRequestURI()));
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .timeout(ANSWER)
            .header(StateRoutes.FORWARDED, "1")
            .GET()
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      answer.headers().firstValue("Retry-After").ifPresent(s -> context.header("Retry-After", s));
      context
          .status(answer.statusCode())
          .contentType(answer.headers().firstValue("Content-Type").orElse("text/plain"))
          .result(answer.body());
    } catch (IOException e) {
      LOG.debug("{} did not answer", target, e);
      context
          .header("Retry-After", "1")
          .status(HttpStatus.BAD_GATEWAY)
          .result(
              "%s:%d works on that camera and does not answer; ask again in a moment, or see whether its --advertise is what this machine reaches it by"
                  .formatted(host, holder.port()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      context.status(HttpStatus.SERVICE_UNAVAILABLE).result("this instance is stopping");
    }
  }
}
