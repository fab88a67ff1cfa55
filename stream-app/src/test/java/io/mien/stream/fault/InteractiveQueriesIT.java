package io.mien.stream.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What any of two instances tells of every camera, whichever of them works on it. */
@Timeout(300)
@ExtendWith(SharedBroker.class)
class InteractiveQueriesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void shouldTellOfEveryCameraFromEveryInstance(BrokerProcess broker) throws Exception {
    try (Scenario scenario = Scenario.on(broker, "queries")) {
      List<MienProcess> instances =
          List.of(scenario.launch("--alert", "here: faces >= 1"), scenario.launch());
      scenario.awaitReady(instances);
      URI one = scenario.page(instances.get(0));
      URI other = scenario.page(instances.get(1));
      try (Load load = Load.start(scenario.sender(), Load.cameras(8), 40)) {
        Set<URI> holders = new HashSet<>();
        for (String camera : load.cameras()) {
          awaitTracks(one, camera);
          awaitTracks(other, camera);
          holders.add(holder(camera, one, other));
        }
        // Otherwise nothing had been forwarded.
        assertThat(holders).containsExactlyInAnyOrder(one, other);

        shouldTellAllOfACamera(one);
        shouldTellAllOfACamera(other);
        assertThat(get(other, "nobody/state").statusCode()).isEqualTo(404);
        assertThat(get(other, "nobody/state").body()).contains("'nobody'");

        instances.get(0).kill();
        for (String camera : load.cameras()) {
          awaitTracks(other, camera);
          assertThat(isHere(other, camera)).isTrue();
        }
      }
    }
  }

  private static void shouldTellAllOfACamera(URI instance) throws Exception {
    JsonNode state = JSON.readTree(get(instance, "camera-0/state").body());

    assertThat(state.get("cameraId").asText()).isEqualTo("camera-0");
    assertThat(state.get("tracks").get(0).get("trackId").asText()).startsWith("queries.frames-");
    assertThat(state.get("tracks").get(0).get("size").asDouble()).isPositive();
    assertThat(state.get("open"))
        .hasSize(7)
        .allSatisfy(
            window -> {
              assertThat(window.get("closedBy").asText()).isEqualTo("OPEN");
              assertThat(window.get("frames").asLong()).isPositive();
            });
    assertThat(state.has("published")).isTrue();
    assertThat(state.get("episodes").isArray()).isTrue();
    assertThat(state.get("alerts").isArray()).isTrue();
    assertThat(JSON.readTree(get(instance, "camera-0/windows").body()).get("open")).hasSize(7);
    assertThat(JSON.readTree(get(instance, "camera-0/episodes").body()).has("episodes")).isTrue();
    assertThat(JSON.readTree(get(instance, "camera-0/alerts").body()).has("alerts")).isTrue();
  }

  private static URI holder(String camera, URI one, URI other) throws Exception {
    boolean here = isHere(one, camera);
    assertThat(isHere(other, camera)).isNotEqualTo(here);
    return here ? one : other;
  }

  /** An instance that is asked by another one answers for itself alone. */
  private static boolean isHere(URI instance, String camera) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve("api/cameras/" + camera + "/tracks"))
            .header("Mien-Forwarded", "1")
            .build();
    return HTTP.send(request, BodyHandlers.ofString()).statusCode() == 200;
  }

  private static void awaitTracks(URI instance, String camera) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    HttpResponse<String> answer = get(instance, camera + "/tracks");
    while (answer.statusCode() != 200 || JSON.readTree(answer.body()).get("tracks").isEmpty()) {
      assertThat(System.nanoTime())
          .as("%s of %s: %s %s", camera, instance, answer.statusCode(), answer.body())
          .isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
      answer = get(instance, camera + "/tracks");
    }
  }

  private static HttpResponse<String> get(URI instance, String path)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(instance.resolve("api/cameras/" + path)).build(),
        BodyHandlers.ofString());
  }
}
