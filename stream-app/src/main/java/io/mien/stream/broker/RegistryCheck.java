package io.mien.stream.broker;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a schema registry once, before anything is started. */
public final class RegistryCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  /** Without a password, and as good as any other question that a registry answers. */
  private static final String QUESTION = "/system/info";

  private RegistryCheck() {}

  /**
   * Returns when the registry has answered.
   *
   * @param url of its API, for example {@code http://registry:8080/apis/registry/v3}
   * @throws MienException if it does not answer within some seconds or is no such registry
   */
  public static void requireReachable(URI url) {
    try {
      URI question = URI.create(url.toString().replaceFirst("/+$", "") + QUESTION);
      HttpResponse<Void> answer =
          HttpClient.newBuilder()
              .connectTimeout(PATIENCE)
              .build()
              .send(
                  HttpRequest.newBuilder(question).timeout(PATIENCE).build(),
                  HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != OK) {
        throw new MienException(
            "there is no schema registry at %s (it answers %d); the URL ends with /apis/registry/v3"
                .formatted(url, answer.statusCode()));
      }
    } catch (IOException e) {
      throw new MienException(
          "no schema registry answers at %s; see whether it runs, or leave out --schema-registry"
              .formatted(url),
          e);
    } catch (IllegalArgumentException e) {
      throw new MienException(
          "'%s' is no URL of a schema registry (%s); give one such as http://localhost:8080/apis/registry/v3"
              .formatted(url, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MienException("interrupted while asking the schema registry " + url, e);
    }
  }
}
