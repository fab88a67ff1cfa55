package io.mien.stream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.recognition.MienException;
import io.mien.stream.broker.BrokerOptions;
import io.mien.stream.broker.EmbeddedBroker;
import io.mien.stream.frames.FramePictures;
import io.prometheus.client.CollectorRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DashboardIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static EmbeddedBroker broker;
  private static TopicWriter writer;
  private static Map<String, Object> client;
  private static Dashboard server;
  private static volatile boolean ready = true;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(new BrokerOptions(null, 0));
    writer = new TopicWriter(broker.bootstrapServers());
    client = Map.of("bootstrap.servers", broker.bootstrapServers());
    server = start(new ApiSettings("127.0.0.1", 0, false));
    assertThat(server.awaitEvents(Duration.ofSeconds(30))).isTrue();
  }

  private static Dashboard start(ApiSettings settings) {
    return Dashboard.start(
        settings,
        client,
        TopicWriter.TOPICS,
        TopicWriter.SERDES,
        FramePictures.inRecords(),
        new Switch(),
        new CollectorRegistry());
  }

  @AfterAll
  static void stop() {
    server.close();
    writer.close();
    broker.close();
  }

  @Test
  void shouldServeThePageCompressedAndOnlyWhenItChanged() throws Exception {
    HttpResponse<String> page = get("", "Accept-Encoding", "gzip");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(get("", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(get("app.js", "Accept", "*/*").headers().firstValue("Content-Type"))
        .hasValue("text/javascript;charset=utf-8");
    assertThat(get("nothing.js", "Accept", "*/*").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldLetNoOtherSiteIn() throws Exception {
    HttpResponse<String> answer = get("api/cameras", "Origin", "http://elsewhere.example");

    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(statusLineFor("elsewhere.example")).contains("421");
    assertThat(statusLineFor("localhost:" + server.url().getPort())).contains("200");
  }

  @Test
  void shouldStreamCommittedEventsOfTheCamerasAskedFor() throws Exception {
    try (Stream<String> lines = events("?camera=door&camera=hall")) {
      Iterator<String> line = lines.iterator();
      assertThat(line.next()).isEqualTo(": mien");

      writer.abortedEvents(Events.event("door", 1, 0));
      writer.garbage("door");
      writer.events(
          Events.event("lobby", 2, 0), Events.event("door", 3, 0), Events.event("hall", 4, 0));

      List<String> seen = List.of(nextData(line), nextData(line));
      assertThat(seen)
          .anySatisfy(json -> assertThat(json).contains("\"eventId\":\"mien.frames-0-3-0\""));
      assertThat(seen)
          .anySatisfy(json -> assertThat(json).contains("\"eventId\":\"mien.frames-0-4-0\""));
      assertThat(seen)
          .allSatisfy(json -> assertThat(json).contains("\"Neutral\":0.1,\"Happy\":0.9"));
    }
  }

  @Test
  void shouldKeepNamesOfAnyLanguage() throws Exception {
    try (Stream<String> lines = events("")) {
      Iterator<String> line = lines.iterator();
      line.next();
      writer.events(Events.event("Straße 東京", 1, 0));

      String data = nextData(line);
      while (!data.contains("東京")) {
        data = nextData(line);
      }
      assertThat(data).contains("\"cameraId\":\"Straße 東京\"");
    }
  }

  @Test
  void shouldListTheCameras() throws Exception {
    writer.events(Events.event("porch", 1, 0), Events.event("porch", 1, 1));

    String json = eventually("api/cameras", "\"cameraId\":\"porch\"");
    assertThat(json).contains("\"faces\":2", "\"frameWidth\":640", "\"preview\":false");
  }

  @Test
  void shouldLendPicturesOfGeneratedFacesOnly() throws Exception {
    writer.events(Events.drawn("studio", 1, 0), Events.event("office", 1, 0));
    eventually("api/cameras", "\"cameraId\":\"studio\"");
    eventually("api/cameras", "\"cameraId\":\"office\"");

    assertThat(get("api/cameras/office/frame", "Accept", "*/*").statusCode()).isEqualTo(404);
    assertThat(get("api/cameras/unknown/frame", "Accept", "*/*").statusCode()).isEqualTo(404);

    HttpResponse<String> picture = pictureOf("studio", "a generated face");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.headers().firstValue("Cache-Control")).hasValue("no-store");
    String tag = picture.headers().firstValue("Mien-Frame").orElseThrow();
    assertThat(get("api/cameras/studio/frame?after=" + tag, "Accept", "*/*").statusCode())
        .isEqualTo(204);

    // The same camera now shows somebody real: nothing of it, and nothing old, is shown any more.
    writer.frame(Events.frame("studio", 1_000, false, "a person".getBytes(StandardCharsets.UTF_8)));
    while (get("api/cameras/studio/frame", "Accept", "*/*").statusCode() == 200) {
      Thread.sleep(50);
    }
    assertThat(get("api/cameras/studio/frame", "Accept", "*/*").statusCode()).isEqualTo(204);
  }

  @Test
  void shouldTellHealthAndReadiness() throws Exception {
    assertThat(get("healthz", "Accept", "*/*").statusCode()).isEqualTo(200);
    assertThat(get("readyz", "Accept", "*/*").body()).isEqualTo("ready: RUNNING\n");
    ready = false;
    try {
      HttpResponse<String> answer = get("readyz", "Accept", "*/*");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("not ready: REBALANCING\n");
    } finally {
      ready = true;
    }
  }

  @Test
  void shouldServeMetricsInTheFormatAskedFor() throws Exception {
    HttpResponse<String> plain = get("metrics", "Accept", "*/*");
    assertThat(plain.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    assertThat(plain.body()).contains("mien_page_browsers");

    HttpResponse<String> open = get("metrics", "Accept", "application/openmetrics-text");
    assertThat(open.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  @Test
  void shouldSayWhenThePortIsTaken() {
    int port = server.url().getPort();

    assertThatThrownBy(() -> start(new ApiSettings("127.0.0.1", port, false)))
        .isInstanceOf(MienException.class)
        .hasMessage(
            "port %d on 127.0.0.1 is taken; stop the other program or choose another port with --port (0: any free one)"
                .formatted(port));
  }

  @Test
  void shouldSayWhenTheHostIsNotOfThisMachine() {
    assertThatThrownBy(() -> start(new ApiSettings("192.0.2.1", 0, false)))
        .isInstanceOf(MienException.class)
        .hasMessageContainingAll("192.0.2.1", "--host");
  }

  private static HttpResponse<String> get(String path, String header, String value)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path)).header(header, value).build();
    return HTTP.send(request, BodyHandlers.ofString());
  }

  private static String eventually(String path, String part) throws Exception {
    String body = "";
    while (!body.contains(part)) {
      body = get(path, "Accept", "*/*").body();
      Thread.sleep(20);
    }
    return body;
  }

  /** Asks until a picture is there; frames have to come after the first question to be seen. */
  private static HttpResponse<String> pictureOf(String camera, String content) throws Exception {
    for (int sequence = 0; ; sequence++) {
      HttpResponse<String> answer = get("api/cameras/" + camera + "/frame", "Accept", "*/*");
      if (answer.statusCode() == 200 && answer.body().equals(content)) {
        return answer;
      }
      writer.frame(Events.frame(camera, sequence, true, content.getBytes(StandardCharsets.UTF_8)));
      Thread.sleep(50);
    }
  }

  private static Stream<String> events(String query) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve("api/events" + query)).build();
    return HTTP.send(request, BodyHandlers.ofLines()).body();
  }

  private static String nextData(Iterator<String> lines) {
    String line = lines.next();
    while (!line.startsWith("data: ")) {
      line = lines.next();
    }
    return line;
  }

  private static String statusLineFor(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.url().getPort());
        PrintWriter out =
            new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      out.print("GET /api/cameras HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      out.flush();
      return in.readLine();
    }
  }

  private static final class Switch implements Readiness {
    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public String state() {
      return ready ? "RUNNING" : "REBALANCING";
    }
  }
}
