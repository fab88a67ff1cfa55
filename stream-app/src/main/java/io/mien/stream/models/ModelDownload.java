package io.mien.stream.models;

import static java.util.Objects.requireNonNull;

import io.mien.recognition.MienException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Gets model files from the network into a store. */
public final class ModelDownload {

  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final ModelStore store;

  public ModelDownload(ModelStore store) {
    this.store = requireNonNull(store, "store");
  }

  /**
   * Downloads one file.
   *
   * @return where it lies now
   * @throws MienException if the network or the server fails, or the file is another one
   */
  public Path fetch(ModelFile file) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(file.address()).timeout(ANSWER).build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw failure(file, "the server answered " + answer.statusCode(), null);
        }
        return store.store(file, body, file.address().toString());
      }
    } catch (IOException e) {
      throw failure(file, e.toString(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(file, "interrupted", e);
    }
  }

  private static MienException failure(
      ModelFile file, String why, @org.jspecify.annotations.Nullable Exception cause) {
    String sentence =
        "cannot download %s from %s: %s; get the file in another way and give its folder with --from"
            .formatted(file.name(), file.address(), why);
    return cause == null ? new MienException(sentence) : new MienException(sentence, cause);
  }
}
